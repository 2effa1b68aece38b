import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folders and files among the words of a command line, there or not: not the program itself, not its options. What
 * is not packed is started as `electron [options] program [words]`, and names itself in the first word that is no option.
 */
export function placesIn(line: readonly string[], folder: string, packed: boolean): string[] {
  return line
    .slice(1)
    .filter((word) => word !== '' && !word.startsWith('-'))
    .slice(packed ? 0 : 1)
    .map((word) => path.resolve(folder, placeOf(word)));
}

/**
 * What a second start hands to the first. The command line that Chromium hands over beside it will not do: words of its
 * own stand in it, and others stand elsewhere than the person wrote them.
 */
export interface SecondStart extends Readonly<Record<string, unknown>> {
  readonly places: readonly string[];
}

/** The places that a second start named; whatever else it hands over, none. */
export function placesOf(handed: unknown): string[] {
  const { places } = (handed ?? {}) as { readonly places?: unknown };
  return Array.isArray(places) ? places.filter((place): place is string => typeof place === 'string') : [];
}

/** Desktops on Linux hand over what is opened by a double click as an address. */
function placeOf(word: string): string {
  try {
    return word.startsWith('file://') ? fileURLToPath(word) : word;
  } catch {
    return word; // The person is told that there is nothing there.
  }
}
