import { placeFurniture } from '../../core/anchor/place-furniture.ts';
import { subjectAt } from '../../core/anchor/subject.ts';
import { added, noDiff, removedAll, sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { furnitureRulings } from '../../core/model/furniture-rulings.ts';
import type { FurnitureRuling } from '../../core/model/furniture-rulings.ts';
import type { Label } from '../../core/model/change.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Division, Range } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { asDividedNow } from '../../core/passages/divide.ts';
import { furnish, wholePassages } from '../../core/passages/furnish.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { rulingOf, takingBack, toldBy } from './rule.ts';
import type { Selected } from './annotate.ts';

/** What was stored, and how it is told; the Diff is empty if it was so already. */
export interface Declared {
  readonly diff: Diff;
  readonly label: Label;
}

/**
 * Calls the passages that a stretch touches furniture of the page, or text. What was decided of these passages before gives way;
 * where what is left, or the rules, say the same, no decision is kept.
 */
export function declareFurniture(
  desk: Desk,
  { documentId, version, from, to }: Omit<Selected, 'text'>,
  isFurniture: boolean,
): Promise<Result<Declared>> {
  return inTurn(desk, async () => {
    const document = desk.store.snapshot.rows('documents').get(documentId);
    const current = document && currentVersion(document);
    if (current?.number !== version) return fail('changed-elsewhere', document?.title.value ?? documentId);
    const stored = await desk.store.text(current.textId);
    if (!stored.ok) return stored;
    const { text, division } = asDividedNow(stored.value);
    const stretch = wholePassages(text, division, { from, to });
    const own = furnitureRulings(desk.store.snapshot.rows('rulings').values()).get(documentId) ?? [];
    const now = { version, text };
    const given = own.filter((ruling) => lieWithin(ruling, now, stretch));
    const left = placeFurniture(
      own.filter((ruling) => !given.includes(ruling)),
      now,
    );
    if (says(text, furnish(text, division, left.placed), stretch, isFurniture)) {
      if (given.length === 0) return ok({ diff: noDiff, label: { verb: 'rule' } });
      return put(desk, removedAll('rulings', given), takingBack(given));
    }
    const { ruling } = rulingOf(
      desk,
      {
        kind: 'furniture',
        value: isFurniture ? 'is' : 'is-not',
        subjects: [subjectAt(text, { documentId, version, ...stretch })],
      },
      undefined,
    );
    const diff = sequence(removedAll('rulings', given), added('rulings', ruling));
    return put(desk, diff, { verb: 'rule', names: toldBy(ruling) });
  });
}

async function put(desk: Desk, diff: Diff, label: Label): Promise<Result<Declared>> {
  const stored = await desk.store.apply(diff, { label, ...by(desk) });
  return stored.ok ? ok({ diff, label }) : stored;
}

/** Whether all words of a decision stand within a stretch. */
function lieWithin(ruling: FurnitureRuling, now: { readonly version: number; readonly text: string }, stretch: Range) {
  const { placed, gone } = placeFurniture([ruling], now);
  return gone.length === 0 && placed.every(({ from, to }) => stretch.from <= from && to <= stretch.to);
}

/** Whether a division says the same of all passages of a stretch. */
function says(text: string, { starts, furniture }: Division, stretch: Range, isFurniture: boolean): boolean {
  for (let at = 0; at < starts.length; at++) {
    const touches = starts[at]! < stretch.to && (starts[at + 1] ?? text.length) > stretch.from;
    if (touches && (furniture[at] === 1) !== isFurniture) return false;
  }
  return true;
}
