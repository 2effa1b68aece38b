/** True for the addresses that may be handed to the person's browser: http, https and mailto, nothing else. */
export function isWebAddress(url: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol);
  } catch {
    return false; // Not an address at all.
  }
}

/** A name that every system takes for a file: no folders, no control characters, not too long, never empty. */
export function tidyName(name: string): string {
  const tidy = name
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/gu, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/gu, '');
  const dot = tidy.lastIndexOf('.');
  const ending = dot > 0 && tidy.length - dot <= 12 ? tidy.slice(dot) : '';
  return `${[...tidy.slice(0, tidy.length - ending.length)].slice(0, 100).join('').trimEnd()}${ending}` || 'untitled';
}
