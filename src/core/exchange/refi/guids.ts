import type { Id } from '../../model/id.ts';

// REFI-QDA names everything by a GUID, Lectern by an id. An id of ours becomes a GUID from which it can be read again, so
// that what comes back is known. One that came from elsewhere is a GUID already, and leaves as it came.

const guid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/iu;
/** Of GUIDs made of ids. Version 8 is for GUIDs that anybody makes in a way of their own. */
const ofOurs = /^1ec7([0-9a-f]{4})-([0-9a-f]{4})-8([0-9a-f]{3})-8([0-9a-f]{3})-([0-9a-f]{12})$/u;
const ourId = /^[0-9a-z]{20}$/u;

/** The GUID of a record. The same id gives the same one on every machine. */
export function guidOf(id: Id): string {
  const known = guid.exec(id);
  if (known) return known[1]!.toLowerCase();
  const digits = ourId.test(id) ? numberOf(id).toString(16).padStart(26, '0') : hashOf(id);
  return [
    `1ec7${digits.slice(0, 4)}`,
    digits.slice(4, 8),
    `8${digits.slice(8, 11)}`,
    `8${digits.slice(11, 14)}`,
    digits.slice(14, 26),
  ].join('-');
}

/** The id of what has this GUID in a file. What is no GUID, as some programs write, gives an id all the same. */
export function idOf(written: string): Id {
  const known = guid.exec(written.trim())?.[1]?.toLowerCase();
  if (known === undefined) return guidOf(`not a GUID ${written.trim()}`);
  const [, ...parts] = ofOurs.exec(known) ?? [];
  if (parts.length === 0) return known;
  const id = BigInt(`0x${parts.join('')}`)
    .toString(36)
    .padStart(20, '0');
  return id.length === 20 ? id : known;
}

function numberOf(id: Id): bigint {
  let number = 0n;
  for (const sign of id) number = number * 36n + BigInt(Number.parseInt(sign, 36));
  return number;
}

/** 26 hexadecimal digits. They tell names apart; nobody has to be kept from guessing them. Above what an id can give. */
function hashOf(words: string): string {
  const parts = [1, 2, 3, 4].map((seed) => {
    let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
    for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85ebca6b);
    return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
  });
  return `f${parts.join('').slice(0, 25)}`;
}
