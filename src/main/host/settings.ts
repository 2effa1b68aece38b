import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A small file of settings in the program's own folder. What it holds is `unknown` to the reader: a person or an older
 * version may have written it. Missing or broken reads as null; a failed write is given up, settings are not work.
 */
export interface Settings {
  read(): unknown;
  write(value: unknown): void;
}

export function settingsIn(file: string): Settings {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(`${file}.part`, JSON.stringify(value, null, 2));
        renameSync(`${file}.part`, file);
      } catch {
        // A full or read-only disk; the window will open at its usual place next time.
      }
    },
  };
}
