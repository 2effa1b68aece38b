/**
 * A line of a page: where it begins, in points from the left and from below, its size and its words, in ASCII. Numbers among
 * them go on so many thousandths of the size.
 */
export type Placed = readonly [x: number, y: number, size: number, words: string | readonly (string | number)[]];

/**
 * A PDF with these pages, of 400 by 600 points, in Helvetica. If `turned`, words are drawn on their side or head, so that
 * they stand upright on a page that is turned by so much.
 */
export function pdfOf(
  pages: readonly (readonly Placed[])[],
  turned: Turn = 0,
  rotate = turned,
): Uint8Array<ArrayBuffer> {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const first = 4;
  objects.push(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  );
  pages.forEach((lines, at) => {
    const drawn = lines.map(([x, y, size, words]) => {
      const parts = [words].flat().map((one) => (typeof one === 'number' ? String(-one) : literal(one)));
      return `BT /F1 ${size} Tf ${matrices[turned](x, y)} [${parts.join(' ')}] TJ ET`;
    });
    const stream = drawn.join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R ${rotate === 0 ? '' : `/Rotate ${rotate} `}/MediaBox [0 0 400 600] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  });
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + end);
}

function literal(words: string): string {
  return `(${words.replace(/[\\()]/gu, '\\$&')})`;
}

type Turn = 0 | 90 | 180 | 270;

const matrices: Readonly<Record<Turn, (x: number, y: number) => string>> = {
  0: (x, y) => `${x} ${y} Td`,
  90: (x, y) => `0 1 -1 0 ${400 - y} ${x} Tm`,
  180: (x, y) => `-1 0 0 -1 ${400 - x} ${600 - y} Tm`,
  270: (x, y) => `0 -1 1 0 ${y} ${600 - x} Tm`,
};

/** Lines below one another; those with spaces before their words are indented. */
export function column(x: number, top: number, lines: readonly string[], size = 10): readonly Placed[] {
  return lines.map(
    (words, at) => [words.startsWith(' ') ? x + 12 : x, top - at * size * 1.2, size, words.trim()] as const,
  );
}
