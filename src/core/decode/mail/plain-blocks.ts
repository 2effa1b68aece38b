import type { Block } from '../../model/records.ts';

/** Nobody wraps at more: then each line is a paragraph. */
const longestLine = 100;

/**
 * The blocks of a mail in plain text: paragraphs between blank lines, items, what is quoted with `>`, and the signature below
 * `-- `, which is furniture. The text does not begin with a blank line.
 */
export function plainBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  const long = longLines(lines);
  let at = 0;
  let signed = false;
  let before: Block['kind'] | null = null;
  for (const [number, line] of lines.entries()) {
    signed ||= /^-- ?$/u.test(line) && number > 0;
    const kind = kindOf(line);
    const begins = kind !== null && (kind !== before || kind === 'item' || (kind === 'paragraph' && long[number]!));
    // What follows an item without a line between belongs to it.
    const goesOn: boolean = before === 'item' && kind === 'paragraph' && !long[number]!;
    if (begins && !goesOn) {
      blocks.push({
        from: at,
        kind,
        ...(kind === 'item' ? { level: 1 } : {}),
        ...(signed ? { furniture: true as const } : {}),
      });
    }
    before = goesOn ? 'item' : kind;
    at += line.length + 1;
  }
  return blocks;
}

function kindOf(line: string): 'paragraph' | 'item' | 'quotation' | null {
  if (/^\s*$/u.test(line)) return null;
  if (line.startsWith('>')) return 'quotation';
  return /^\s*(?:[-*•‣·–]|\d{1,3}[.)])\s+\S/u.test(line) ? 'item' : 'paragraph';
}

/** For each line whether it stands between blank lines with one that is too long to be wrapped. */
function longLines(lines: readonly string[]): readonly boolean[] {
  const long = lines.map((line) => line.length > longestLine);
  for (let at = 1; at < lines.length; at++) if (lines[at]!.trim() !== '' && long[at - 1]!) long[at] = true;
  for (let at = lines.length - 2; at >= 0; at--) if (lines[at]!.trim() !== '' && long[at + 1]!) long[at] = true;
  return long;
}
