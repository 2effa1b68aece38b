import { readDirectory, unpack, ZipFault } from '../../container/zip-reader.ts';
import type { FileBytes, ZipEntry } from '../../container/zip-reader.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { ExchangeFile } from '../importer.ts';
import { readProject } from './read-project.ts';
import { whyNotRead } from '../why-not-read.ts';
import { readXmlTree } from './xml-tree.ts';

/** Sound and pictures may be large; only texts are unpacked. */
const limits = { entries: 200_000, total: 16 * 1024 ** 3 };
/** In bytes, of one text or of the project unpacked. */
const largest = 256 * 1024 ** 2;

/**
 * Reads a QDPX as programs really write it: the project may have another name than `project.qde`, its files may stand in
 * `Sources` or anywhere, and be named in any letter case. Fails with `not-exchange`; see `whyNotRead`.
 */
export function readQdpx(file: FileBytes, about: string, step: () => void = () => undefined): Result<ExchangeFile> {
  try {
    const entries = readDirectory(file, limits);
    const project = projectIn(entries);
    if (!project) return fail('not-exchange', about, 'It holds no project.qde');
    if (project.size > largest) throw new ZipFault('too-large', `${project.name} is too large`);
    const root = readXmlTree(unpack(file, project), about, step);
    if (!root.ok) return root;
    if (root.value.name !== 'Project') return fail('not-exchange', about, `${project.name} holds no project`);
    const bytesOf = filesOf(file, entries);
    const textOf = (path: string) => {
      const bytes = bytesOf(path);
      return bytes && new TextDecoder().decode(bytes);
    };
    return ok({ incoming: readProject(root.value, textOf), bytesOf });
  } catch (error) {
    const why = whyNotRead(error, about);
    if (why) return why;
    throw error;
  }
}

function projectIn(entries: ReadonlyMap<string, ZipEntry>): ZipEntry | undefined {
  const all = [...entries.values()].filter(({ name }) => /\.qde$/iu.test(name));
  const depth = ({ name }: ZipEntry) => name.split('/').length;
  return all.find(({ name }) => name === 'project.qde') ?? all.sort((a, b) => depth(a) - depth(b))[0];
}

/** Files are named `internal://…`, `relative:///…`, or by the path that they had once: their own name tells them. */
function filesOf(file: FileBytes, entries: ReadonlyMap<string, ZipEntry>): ExchangeFile['bytesOf'] {
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries.values()) byName.set(ownName(entry.name), entry);
  return (path) => {
    const entry = byName.get(ownName(path)) ?? byName.get(ownName(decoded(path)));
    if (!entry || entry.size === 0 || entry.size > largest) return null;
    try {
      return unpack(file, entry);
    } catch (error) {
      if (error instanceof ZipFault) return null;
      throw error;
    }
  };
}

function ownName(path: string): string {
  return path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
    .toLowerCase()
    .normalize('NFC');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A per cent sign that begins no character.
  }
}
