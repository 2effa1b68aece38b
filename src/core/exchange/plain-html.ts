const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words that a page shows as they are, whatever stands in them. */
export function plainHtml(words: string): string {
  return words.replace(/[&<>"]/gu, (sign) => signs[sign]!);
}
