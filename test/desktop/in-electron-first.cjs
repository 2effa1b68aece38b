/* eslint-disable @typescript-eslint/no-require-imports -- What Electron loads before the program is required. */
/* global require */
const path = require('node:path');
const { app } = require('electron');

// Runs in Electron's main process before the program's first line. Whatever the system, the logs lie below the folder
// that the program was started with: macOS has a place for them that all its runs would share.

// Electron leaves the words that named this file on the command line; the program would take it for one to open.
process.argv.splice(process.argv.indexOf('--require'), 2);
app.setAppLogsPath(path.join(app.commandLine.getSwitchValue('user-data-dir'), 'logs'));

// A packaged program takes away the ports by which others could look into it, and with them the one by which Playwright
// attaches. The tests keep theirs; that the program takes them away is tried without Electron (guards.test.ts).
const takeAway = app.commandLine.removeSwitch.bind(app.commandLine);
app.commandLine.removeSwitch = (name) => {
  if (!name.startsWith('remote-debugging-')) takeAway(name);
};
