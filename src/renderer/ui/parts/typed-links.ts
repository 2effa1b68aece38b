// Names that were typed as links, `[[Letter from Minsk]]`, in what remark made of a note. Links with an id are links to it already.

/** A part of the tree, as far as it is looked at here. */
interface Part {
  type: string;
  value?: string;
  url?: string;
  children?: Part[];
}

const typedAddress = 'named:';
const typed = /\[\[([^[\]\n]*[^[\]\s][^[\]\n]*)\]\]/gu;

/** For remark: makes links of typed names. Code and links are left alone. */
export function typedLinks(): (tree: unknown) => void {
  return (tree) => visit(tree as Part);
}

/** Whether a link is one of a typed name, which is what it shows. */
export function isTyped(address: string): boolean {
  return address === typedAddress;
}

function visit(part: Part): void {
  if (part.type === 'link' || !part.children) return;
  part.children = part.children.flatMap((child) => (child.type === 'text' ? splitText(child) : [child]));
  for (const child of part.children) visit(child);
}

function splitText(text: Part): Part[] {
  const { value = '' } = text;
  if (!value.includes('[[')) return [text];
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: whole, 1: name, index } of value.matchAll(typed)) {
    if (index > at) parts.push({ type: 'text', value: value.slice(at, index) });
    parts.push({ type: 'link', url: typedAddress, children: [{ type: 'text', value: name!.trim() }] });
    at = index + whole.length;
  }
  if (parts.length === 0) return [text];
  return at < value.length ? [...parts, { type: 'text', value: value.slice(at) }] : parts;
}
