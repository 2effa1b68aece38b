import { bodyOf, entitiesIn, fieldOf, readEntity, readParameters } from '../../container/mime.ts';
import type { Entity } from '../../container/mime.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';
import type { RawText } from '../plain-text.ts';
import { decodeMarked } from './encoding.ts';

/**
 * Pages that a browser saved with all that belongs to them (RFC 2557). The page is read like any; what its frames show is
 * read with it, and pictures and styles are left out.
 */
export const mhtml: Format = {
  ...formatNames.mhtml,
  decoder: 'mhtml-2',
  async decode(bytes, by, { label }) {
    const whole = readEntity(bytes);
    const pages = pagesIn(whole);
    const root = rootOf(whole, pages);
    if (root === undefined) return fail('unreadable', '', 'There is no page in it.');
    by.step();
    const raw = decoded(root, label);
    if (!raw.ok) return raw;
    const { readPage } = await import('./page.ts');
    const { text, encoding } = raw.value;
    const location = fieldOf(root, 'content-location') ?? fieldOf(whole, 'snapshot-content-location');
    const frames = framesOf(pages.filter((page) => page !== root));
    const saved = { ...(location !== null && { location }), ...(frames.size > 0 && { frames }) };
    return ok([{ part: '', ...readPage(text, by.step, saved), encoding }]);
  },
};

const deepest = 10;

function pagesIn(entity: Entity, depth = 0): readonly Entity[] {
  const { value: type } = readParameters(fieldOf(entity, 'content-type') ?? '');
  if (type === 'text/html' || type === 'application/xhtml+xml') return [entity];
  return depth < deepest ? entitiesIn(entity).flatMap((one) => pagesIn(one, depth + 1)) : [];
}

/** The page that the file says it begins with; else the first. */
function rootOf(whole: Entity, pages: readonly Entity[]): Entity | undefined {
  const start = readParameters(fieldOf(whole, 'content-type') ?? '').parameters.get('start')?.value;
  return pages.find((page) => start !== undefined && fieldOf(page, 'content-id') === start) ?? pages[0];
}

/** By the addresses that frames have for them: of where they came from, or of where they stand in the file. */
function framesOf(pages: readonly Entity[]): ReadonlyMap<string, string> {
  const frames = new Map<string, string>();
  for (const page of pages) {
    const raw = decoded(page);
    if (!raw.ok) continue; // A frame that is no text shows nothing.
    const id = /^<(.*)>$/u.exec(fieldOf(page, 'content-id') ?? '')?.[1];
    const location = fieldOf(page, 'content-location');
    if (location !== null) frames.set(location, raw.value.text);
    if (id !== undefined) frames.set(`cid:${id}`, raw.value.text);
  }
  return frames;
}

function decoded(page: Entity, label?: string): Result<RawText> {
  const { parameters } = readParameters(fieldOf(page, 'content-type') ?? '');
  return decodeMarked(bodyOf(page).slice(), label, parameters.get('charset')?.value);
}
