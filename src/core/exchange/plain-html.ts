const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words that a page shows as they are, whatever stands in them. */
export function plainHtml(words: string): string {
  return words.replace(/[&<>"]/gu, (sign) => signs[sign]!);
}

/** A date as it is stored, with its time, if it has one, as a person writes it: `2025-06-30, 06:44 UTC+09:00`. */
export function plainDate(stored: string): string {
  return stored.replace(
    /T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:(Z|[+-]00:?00)|([+-]\d\d):?(\d\d))?$/u,
    (_, time: string, utc?: string, hours?: string, minutes?: string) =>
      `, ${time}${utc ? ' UTC' : hours ? ` UTC${hours}:${minutes}` : ''}`,
  );
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
