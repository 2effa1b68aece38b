import type { Result } from '../../model/result.ts';
import { fail, ok } from '../../model/result.ts';
import { explainQueryProblem } from '../language/problems.ts';
import type { Pattern } from '../language/query.ts';
import { compileRegex } from '../language/regex.ts';
import type { ReadText, Stop } from '../question.ts';
import type { Bits } from './bits.ts';
import { emptyBits, hasBit, nextBit, setBit } from './bits.ts';
import type { SectionIndex } from './section-index.ts';
import { bordersOf } from './section-index.ts';

/** Milliseconds that one expression may take for one passage: far more than any harmless one does. */
const longestForPassage = 2000;

/** Which of the candidates the expressions match, found by reading the texts. */
export async function matchRegexes(
  index: SectionIndex,
  candidates: Bits,
  patterns: readonly Pattern[],
  readText: ReadText,
  stop: Stop | undefined,
  now: () => number = Date.now,
): Promise<Result<Map<Pattern, Bits>>> {
  const compiled = patterns.map((pattern) => ({
    pattern,
    expression: compileRegex(pattern.source, pattern.flags),
    bits: emptyBits(index.passages),
  }));
  const { section, segment } = index;
  for (let document = 0; document < section.documents.length; document++) {
    const end = section.firstPassage[document + 1]!;
    const first = nextBit(candidates, section.firstPassage[document]!);
    if (first < 0) break;
    if (first >= end) continue;
    if (stop?.pause) await stop.pause();
    if (stop?.aborted) return fail('cancelled');
    const { documentId, version, textId } = segment.documents[section.documents[document]!]!;
    const text = await readText(documentId, version, textId);
    const started = now();
    for (let passage = first; passage < end; passage++) {
      if (!hasBit(candidates, passage)) continue;
      const { from, to } = bordersOf(index, document, passage);
      const slice = text.slice(from, to);
      for (const { expression, bits } of compiled) {
        expression.lastIndex = 0;
        if (expression.test(slice)) setBit(bits, passage);
      }
      if (now() - started > longestForPassage * (passage - first + 1)) {
        const [{ source }] = patterns as [Pattern];
        const detail = explainQueryProblem({ code: 'regex-slow', from: 0, to: 0, value: source });
        return fail('query-unreadable', '', detail);
      }
    }
  }
  return ok(new Map(compiled.map(({ pattern, bits }) => [pattern, bits])));
}
