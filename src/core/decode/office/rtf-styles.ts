/** What a paragraph style says. */
export interface RtfStyle {
  /** In small letters. */
  name: string;
  basedOn: number | null;
  /** 0 to 8 of headings. */
  outline: number | null;
}

/** Nobody bases styles on one another so often; a ring of them ends there. */
const longestLine = 20;

/** The style of a number, and those that it is based on. */
export function lineOfStyles(styles: ReadonlyMap<number, RtfStyle>, number: number): readonly RtfStyle[] {
  const line: RtfStyle[] = [];
  let style = styles.get(number);
  while (style && line.length < longestLine) {
    line.push(style);
    style = style.basedOn === null ? undefined : styles.get(style.basedOn);
  }
  return line;
}
