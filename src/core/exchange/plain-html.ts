const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words that a page shows as they are, whatever stands in them. */
export function plainHtml(words: string): string {
  return words.replace(/[&<>"]/gu, (sign) => signs[sign]!);
}

/** A page that is read in any browser, printed, or opened by a word processor: `body` stands below its title and how it was found. */
export function htmlPage(
  { title, how }: { readonly title: string; readonly how: string },
  style: string,
  body: string,
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${plainHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${plainHtml(title)}</h1>
<p>${plainHtml(how)}</p>
${body}
</body>
</html>
`;
}
