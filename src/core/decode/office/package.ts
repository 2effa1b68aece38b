import { readDirectory, unpack, ZipFault } from '../../container/zip-reader.ts';
import type { ZipEntry } from '../../container/zip-reader.ts';
import { XmlFault } from '../../container/xml.ts';
import { fail } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';

/** The parts of a document that is an archive. */
export interface Package {
  /** Null if there is none of that name. Throws a ZipFault. */
  part(name: string): Uint8Array<ArrayBuffer> | null;
  /** In bytes, unpacked; 0 if there is none of that name. */
  size(name: string): number;
  readonly names: readonly string[];
}

/** More than any book has. What is larger is told before anything of it is unpacked. */
const limits = { entries: 20_000, total: 2 ** 31 };
const largestPart = 2 ** 28;
/** Bytes of all parts that are read. */
const mostRead = 2 ** 29;

/** Opens an archive and reads in it, as `readSafely` does. */
export function inPackage<T>(
  bytes: Uint8Array<ArrayBuffer>,
  read: (parts: Package) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  return readSafely(bytes, () => read(openPackage(bytes)));
}

/**
 * Reads a file. What is wrong is a stable word: a password, another format under this name,
 * damage, more than is unpacked, entities of its own.
 */
export async function readSafely<T>(
  bytes: Uint8Array<ArrayBuffer>,
  read: () => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ZipFault) {
      if (error.kind !== 'no-zip')
        return fail('unreadable', '', error.kind === 'too-large' ? 'unpacks-to-too-much' : 'damaged');
      return fail('unreadable', '', isCompound(bytes) ? 'locked-or-old' : 'another-format');
    }
    if (error instanceof XmlFault) return fail('unreadable', '', error.kind === 'entities' ? 'entities' : 'damaged');
    throw error;
  }
}

function openPackage(bytes: Uint8Array<ArrayBuffer>): Package {
  const entries = readDirectory(bytes, limits);
  let left = mostRead;
  return {
    names: [...entries.keys()],
    size: (name) => entries.get(name)?.size ?? 0,
    part(name) {
      const entry: ZipEntry | undefined = entries.get(name);
      if (!entry) return null;
      left -= entry.size;
      if (entry.size > largestPart || left < 0) throw new ZipFault('too-large', `${name} is too large`);
      return unpack(bytes, entry);
    },
  };
}

/** How Office keeps what is locked with a password, and what is older than 2007. */
function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte);
}

/** The target of a relation, as a name in the package; null of one that leads outside. */
export function nameIn(folder: string, target: string): string | null {
  const names = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const name of target.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.length === 0 || /^[a-z][\w+.-]*:/iu.test(target) ? null : names.join('/');
}
