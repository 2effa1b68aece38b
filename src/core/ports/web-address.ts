/** True for the addresses that may be handed to the person's browser: http, https and mailto, nothing else. */
export function isWebAddress(url: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol);
  } catch {
    return false; // Not an address at all.
  }
}
