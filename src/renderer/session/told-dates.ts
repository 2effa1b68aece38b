import { mendedKey } from '../../core/ports/archive.ts';
import type { Mended } from '../../core/ports/archive.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';

// What does not agree in a project file is told when it is opened. Words that stand as dates are put right by nobody but
// the person: they stand in every file that the project is saved as from then on, and nobody wants to hear of them each
// time. Who has seen them on this machine is not told again.

const key = 'told-dates';
/** More are forgotten, the oldest first. */
const most = 20_000;

/** What is to be told of the file that this project was opened from, without the dates that were told before. */
export async function toldNow(store: ProjectStore, registry: Registry): Promise<readonly Mended[]> {
  const list = ((await store.meta(mendedKey)) ?? []) as readonly Mended[];
  if (list.length === 0) return list;
  const told = new Set(namesIn(await registry.setting(key)));
  const left = list.filter((one) => one.kind !== 'no-date' || !told.has(nameOf(one)));
  if (left.length === 0) await store.putMeta(mendedKey, []);
  return left;
}

/** The person has seen the list. */
export async function endTelling(store: ProjectStore, registry: Registry, list: readonly Mended[]): Promise<void> {
  await store.putMeta(mendedKey, []);
  const dates = list.flatMap((one) => (one.kind === 'no-date' ? [nameOf(one)] : []));
  if (dates.length === 0) return;
  await registry.changeSetting(key, (stored) => [...new Set([...namesIn(stored), ...dates])].slice(-most));
}

function namesIn(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
}

function nameOf({ in: title, field, words }: Mended & { readonly kind: 'no-date' }): string {
  return JSON.stringify([title, field, words]);
}
