import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { codeOf } from './walk.ts';
import { writeProblem, writeWholeNow } from './write-whole.ts';

/**
 * A small file of settings in the program's own folder. What it holds is `unknown` to the reader: a person or an older
 * version may have written it. The settings before stand beside it, as `.old`: they are read when it is missing or
 * damaged. Null if there are none.
 */
export interface Settings {
  read(): unknown;
  /** On the disk when it returns. If it fails, what was there stays. */
  write(value: unknown): Result<null>;
}

/** Settings that could not be read. */
export interface Damage {
  /** Where what could not be read is kept, for a person to look at. */
  readonly file: string;
  /** Whether the settings before are used in their place; else they begin anew. */
  readonly recovered: boolean;
}

/** `onDamage` hears of damaged settings once. */
export function settingsIn(file: string, onDamage: (damage: Damage) => void = () => undefined): Settings {
  const old = `${file}.old`;
  let told = false;

  return {
    read() {
      const now = look(file);
      if (now.kind === 'whole') return now.value;
      const before = look(old);
      if (now.kind === 'damaged' && !told) {
        told = true;
        onDamage({ file: putAside(file), recovered: before.kind === 'whole' });
      }
      return before.kind === 'whole' ? before.value : null;
    },
    write(value) {
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        // Damaged ones must not push out the whole ones before them.
        writeWholeNow(file, JSON.stringify(value, null, 2), look(file).kind === 'whole' ? old : null);
        return ok(null);
      } catch (error) {
        return writeProblem(error, file);
      }
    },
  };
}

type Look = { readonly kind: 'whole'; readonly value: unknown } | { readonly kind: 'missing' | 'damaged' };

function look(file: string): Look {
  try {
    return { kind: 'whole', value: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    return { kind: ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? 'missing' : 'damaged' };
  }
}

/** Keeps what could not be parsed where the next write does not replace it. Returns where it is. */
function putAside(file: string): string {
  const aside = `${file}.damaged`;
  try {
    // What cannot be read at all may be readable again in a moment, and is none of ours if it is a folder.
    readFileSync(file);
    renameSync(file, aside);
    return aside;
  } catch {
    return file;
  }
}
