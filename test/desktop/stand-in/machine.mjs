// The machine that the program believes to be on. Before its first line.

/** @type {{ platform?: NodeJS.Platform, readyToShow?: 'never', page?: 'never loads', openFiles?: string[] }} */
export const machine = JSON.parse(process.env.LECTERN_TEST_MACHINE ?? '{}');

if (machine.platform) Object.defineProperty(process, 'platform', { value: machine.platform });
