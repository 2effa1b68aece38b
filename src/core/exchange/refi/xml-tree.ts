import { readXml } from '../../container/xml.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import { whyNotRead } from '../why-not-read.ts';

/** An element of a file of REFI-QDA. Names come without the prefix of their namespace: writers do not agree on that. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** Its own words, as they stand. */
  readonly words: string;
  /** Empty where the attribute is missing. */
  get(attribute: string): string;
}

/** Every attribute that is read. */
const attributes = [
  ...['guid', 'name', 'color', 'origin', 'plainTextPath', 'richTextPath', 'path', 'currentPath', 'targetGUID'],
  ...['creatingUser', 'creatingUserGUID', 'creationDateTime', 'modifyingUser', 'modifiedDateTime', 'typeOfVariable'],
  ...['startPosition', 'endPosition', 'fromSyncPoint', 'toSyncPoint', 'position', 'originGUID', 'direction', 'id'],
];

/** The outermost element of a file; `about` names it where it cannot be read. */
export function readXmlTree(
  bytes: Uint8Array<ArrayBuffer>,
  about: string,
  step: () => void = () => undefined,
): Result<XmlElement> {
  const top = new Growing('');
  const open = [top];
  try {
    readXml(
      bytes,
      {},
      {
        open(name, attribute) {
          const one = new Growing(name.slice(name.indexOf(':') + 1));
          for (const key of attributes) {
            const value = attribute(key);
            if (value !== null) one.values.set(key, value);
          }
          open.at(-1)!.children.push(one);
          open.push(one);
        },
        close: () => void open.pop(),
        text: (words) => void open.at(-1)!.parts.push(words),
      },
      step,
    );
  } catch (error) {
    const why = whyNotRead(error, about);
    if (why) return why;
    throw error;
  }
  const [root] = top.children;
  return root ? ok(root) : fail('not-exchange', about, 'damaged');
}

class Growing implements XmlElement {
  readonly children: Growing[] = [];
  readonly parts: string[] = [];
  readonly values = new Map<string, string>();
  constructor(readonly name: string) {}

  get words(): string {
    return this.parts.join('');
  }

  get(attribute: string): string {
    return this.values.get(attribute) ?? '';
  }
}

/** Those of this name right below it. */
export function childrenOf(element: XmlElement | undefined, ...names: readonly string[]): readonly XmlElement[] {
  return element?.children.filter(({ name }) => names.includes(name)) ?? [];
}

/** The first of this name right below it. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}
