import type { Result } from '../../model/result.ts';
import { fail, ok } from '../../model/result.ts';
import type { Segment } from './segment.ts';
import { sectionArrays, segmentStamp, sumOf } from './segment.ts';

/**
 * Whether a stored value is a whole segment of this version of the code. A Failure means: throw it away and build it
 * again from the texts.
 */
export function checkSegment(value: unknown): Result<Segment> {
  if (typeof value !== 'object' || value === null) return fail('invalid', 'segment', 'no segment');
  const segment = value as Partial<Segment>;
  if (segment.stamp !== segmentStamp) return fail('invalid', 'segment', `written as ${String(segment.stamp)}`);
  if (!Array.isArray(segment.documents) || !Array.isArray(segment.sections)) {
    return fail('invalid', 'segment', 'parts are missing');
  }
  const { documents, sections } = segment as Segment;
  for (const section of sections) {
    const whole = sectionArrays.every((name) => ArrayBuffer.isView(section?.[name]));
    if (!whole || typeof section.language !== 'string') return fail('invalid', 'segment', 'parts are missing');
  }
  if (documents.some((document) => typeof document !== 'object' || document === null)) {
    return fail('invalid', 'segment', 'parts are missing');
  }
  if (sumOf(documents, sections) !== segment.checkSum) return fail('invalid', 'segment', 'the check sum differs');
  return ok(segment as Segment);
}
