import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '../../core/model/fault.ts';
import { faultOf, longestMessage, longestStack, sameFault } from '../../core/model/fault.ts';
import { ok } from '../../core/model/result.ts';
import type { Logs } from '../../core/ports/logs.ts';

/** The log of the whole program. Written at once and without waiting, because what comes next may be the end. */
export interface LogFile extends Logs {
  /** Writes down a bug of the main process; returns what was written, as text for a person to hand on. */
  note(error: unknown, where: Fault['where']): string;
}

/** Where the log is and how much of it is kept. */
export interface LogOptions {
  readonly folder: string;
  /** Stands in every line, so that a line says what it came from: the program's version and the system. */
  readonly about: string;
  readonly now?: () => Date;
  /** Bytes after which a new file is begun. */
  readonly largest?: number;
  /** Files kept, the one being written included. */
  readonly kept?: number;
}

const current = 'lectern.log';
/** A bug that comes with every frame must not fill the disk. */
const mostInAMinute = 60;

/** One line of JSON for each bug, in `lectern.log`; older ones are in `lectern.1.log` and so on. */
export function logsIn({ folder, about, now = () => new Date(), largest = 512 * 1024, kept = 5 }: LogOptions): LogFile {
  let minute = 0;
  let inMinute = 0;
  let last: Fault | null = null;

  const append = (fault: Fault): string => {
    const time = now();
    const line = JSON.stringify({ time: time.toISOString(), about, ...fault });
    const thisMinute = Math.floor(time.getTime() / 60_000);
    if (thisMinute !== minute) {
      minute = thisMinute;
      inMinute = 0;
      last = null;
    }
    // The same again in the same minute says nothing new.
    if ((last && sameFault(last, fault)) || inMinute >= mostInAMinute) return line;
    last = fault;
    inMinute += 1;
    try {
      mkdirSync(folder, { recursive: true });
      rotate();
      appendFileSync(path.join(folder, current), `${line}\n`);
    } catch {
      // A full or read-only disk. The person is told of the bug all the same.
    }
    return line;
  };

  const rotate = () => {
    const file = path.join(folder, current);
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < largest) return;
    const older = (number: number) => path.join(folder, number === 0 ? current : `lectern.${number}.log`);
    rmSync(older(kept - 1), { force: true });
    for (let number = kept - 1; number > 0; number--) {
      if (statSync(older(number - 1), { throwIfNoEntry: false })) renameSync(older(number - 1), older(number));
    }
  };

  return {
    async write(fault) {
      append(fault);
      return ok(null);
    },
    note: (error, where) => append(faultOf(error, where)),
  };
}

/** Whether a value is what `faultOf` makes: the page is not trusted to have asked it. */
export function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false;
  const { where, name, message, stack, ...rest } = value as Readonly<Record<string, unknown>>;
  return (
    (where === 'window' || where === 'worker') &&
    isText(name, 60) &&
    isText(message, longestMessage) &&
    Array.isArray(stack) &&
    stack.length <= longestStack &&
    stack.every((line) => isText(line, 300)) &&
    Object.keys(rest).length === 0
  );
}

function isText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.length <= longest;
}
