/** The name or path of a file without its ending. A name such as `.profile` is no ending. */
export function withoutEnding(path: string): string {
  return path.replace(/(?<=[^/])\.[\p{L}\p{N}]{1,8}$/u, '');
}
