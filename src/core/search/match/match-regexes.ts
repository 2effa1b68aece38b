import type { Result } from '../../model/result.ts';
import { fail, ok } from '../../model/result.ts';
import type { Pattern } from '../language/query.ts';
import { compileRegex } from '../language/regex.ts';
import type { ReadText, Stop } from '../question.ts';
import type { Bits } from './bits.ts';
import { emptyBits, hasBit, nextBit, setBit } from './bits.ts';
import type { Patience } from './patience.ts';
import type { SectionIndex } from './section-index.ts';
import { bordersOf } from './section-index.ts';

/** Texts that are asked for together: a database answers many questions in the time of a few. */
const readAtOnce = 32;

/** Which of the candidates the expressions match, found by reading the texts. Others have their turn between passages. */
export async function matchRegexes(
  index: SectionIndex,
  candidates: Bits,
  patterns: readonly Pattern[],
  readText: ReadText,
  stop: Stop | undefined,
  patience: Patience,
): Promise<Result<Map<Pattern, Bits>>> {
  const compiled = patterns.map((pattern) => ({
    pattern,
    expression: compileRegex(pattern.source, pattern.flags),
    bits: emptyBits(index.passages),
  }));
  const { section, segment } = index;
  const documents: number[] = [];
  for (let document = 0, first = nextBit(candidates, 0); first >= 0; document++) {
    const end = section.firstPassage[document + 1]!;
    if (first >= end) continue;
    documents.push(document);
    first = nextBit(candidates, end);
  }
  for (let at = 0; at < documents.length; at += readAtOnce) {
    if (stop?.pause) await stop.pause();
    if (stop?.aborted) return fail('cancelled');
    const some = documents.slice(at, at + readAtOnce);
    const texts = await Promise.all(
      some.map((document) => {
        const { documentId, version, textId } = segment.documents[section.documents[document]!]!;
        return readText(documentId, version, textId);
      }),
    );
    for (const [place, document] of some.entries()) {
      const text = texts[place]!;
      const end = section.firstPassage[document + 1]!;
      for (let passage = section.firstPassage[document]!; passage < end; passage++) {
        if (!hasBit(candidates, passage)) continue;
        const { from, to } = bordersOf(index, document, passage);
        const slice = text.slice(from, to);
        for (const { pattern, expression, bits } of compiled) {
          expression.lastIndex = 0;
          if (patience.look(pattern, slice.length, () => expression.test(slice))) setBit(bits, passage);
        }
        if (!patience.isTurnOver()) continue;
        if (stop?.pause) await stop.pause();
        if (stop?.aborted) return fail('cancelled');
      }
    }
  }
  return ok(new Map(compiled.map(({ pattern, bits }) => [pattern, bits])));
}
