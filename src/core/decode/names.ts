// Names under which what stands inside of a file is listed, told apart and found again. They must be names of files on no
// system, but they stand in paths.

const longest = 100;

/** Words as a name: without signs that part paths, nobody sees, or that a name may not begin with. */
export function nameOf(words: string): string {
  const name = words
    .normalize('NFC')
    .replace(/[/\\:\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFD]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '');
  return shortened(name.slice(0, endOf(name)));
}

/** Where a name ends, without spaces and dots. */
function endOf(name: string): number {
  let end = name.length;
  while (end > 0 && /[\s.]/u.test(name[end - 1]!)) end--;
  return end;
}

function shortened(name: string): string {
  if (name.length <= longest) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.[a-z0-9]{1,8})?$/isu.exec(name) ?? [];
  return `${[...stem.slice(0, longest - ending.length)]
    .filter((letter) => !/\p{Cs}/u.test(letter))
    .join('')
    .trimEnd()}${ending}`;
}

/** Counts names up: the second `letter.eml` is `letter (2).eml`. */
export class Names {
  readonly #taken = new Set<string>();
  /** The last number that each name was given: a mailbox may hold ten thousand of one. */
  readonly #last = new Map<string, number>();

  take(name: string): string {
    const [, stem = name, ending = ''] = /^(.+?)(\.[^.\s]{1,8})?$/su.exec(name) ?? [];
    let taken = name;
    let number = this.#last.get(name) ?? 1;
    while (this.#taken.has(taken)) taken = `${stem} (${++number})${ending}`;
    this.#last.set(name, number);
    this.#taken.add(taken);
    return taken;
  }
}
