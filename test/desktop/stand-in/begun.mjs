import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startBrowser } from './browser.mjs';
import './machine.mjs';

// What is there before the program's first line: Chromium, since Electron's own runs it. Only one program to a folder
// has one; another would find the browser's profile in use.

/** Where the program keeps its things. */
export const folder = process.env.LECTERN_TEST_FOLDER ?? '.';
/** Holds the number of the process that came first, and what others left for it. */
export const lock = path.join(folder, 'instance');

const holder = path.join(lock, 'holder');
/** Whether no other program of this folder is running. */
export const isFirst = !existsSync(holder) || !isAlive(Number(readFileSync(holder, 'utf8')));
if (isFirst) {
  mkdirSync(lock, { recursive: true });
  writeFileSync(holder, String(process.pid));
}

/** A Chromium with the profile of this folder. */
export const startHere = () => startBrowser(process.env.LECTERN_BROWSER, path.join(folder, 'browser'));
/** The one that runs from the start. */
export const begun = isFirst ? startHere() : null;

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
