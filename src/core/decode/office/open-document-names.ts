const oasis = 'urn:oasis:names:tc:opendocument:xmlns';

/** What the namespaces of OpenDocument are called here. */
export const prefixes: Readonly<Record<string, string>> = {
  [`${oasis}:office:1.0`]: 'office',
  [`${oasis}:text:1.0`]: 'text',
  [`${oasis}:table:1.0`]: 'table',
  [`${oasis}:style:1.0`]: 'style',
  [`${oasis}:xsl-fo-compatible:1.0`]: 'fo',
  [`${oasis}:drawing:1.0`]: 'draw',
  [`${oasis}:svg-compatible:1.0`]: 'svg',
  [`${oasis}:meta:1.0`]: 'meta',
  [`${oasis}:manifest:1.0`]: 'manifest',
  'http://purl.org/dc/elements/1.1/': 'dc',
};
