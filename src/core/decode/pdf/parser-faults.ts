/** What the parser throws about the bytes of a file, by the names that it gives its errors. */
const aboutBytes =
  /^(?:ParserEOFException|XRefEntryException|XRefParseException|MissingDataException|InvalidPDFException|FormatError)$/u;

/**
 * Whether the parser of PDFs says so of a broken file. It lets some promises fail that nobody waits for, beside the one that
 * is waited for: they are no bugs of the program.
 */
export function isOfBrokenPdf(reason: unknown): boolean {
  return reason instanceof Error && aboutBytes.test(reason.name);
}
