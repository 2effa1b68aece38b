import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { settingsIn } from '../../src/main/host/settings.ts';
import type { Damage } from '../../src/main/host/settings.ts';

// Settings in real files, which power cuts, full disks and other programs treat badly.

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-settings-'));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));
let worlds = 0;

function machine() {
  const folder = path.join(place, String((worlds += 1)));
  const file = path.join(folder, 'linked-folders.json');
  const told: Damage[] = [];
  const start = () => settingsIn(file, (damage) => told.push(damage));
  return { folder, file, told, start, names: () => fs.readdirSync(folder).sort() };
}

const first = { links: [{ id: 'a', folder: '/home/Ада/Письма' }] };
const second = {
  links: [
    { id: 'a', folder: '/home/Ада/Письма' },
    { id: 'b', folder: '/mnt/رسائل' },
  ],
};

describe('settings', () => {
  test('are nothing before they were written, and then what was written last, with the ones before beside them', () => {
    const { start, names, told } = machine();
    expect(start().read()).toBeNull();
    for (const value of [first, second]) expect(start().write(value)).toEqual({ ok: true, value: null });
    expect(start().read()).toEqual(second);
    expect(names()).toEqual(['linked-folders.json', 'linked-folders.json.old']);
    expect(told).toEqual([]);
  });

  test('that are cut off, empty or no JSON are told once, kept aside, and replaced by the ones before', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('cut', 'noise', 'zeros'), (at, how) => {
        const { start, file, told } = machine();
        start().write(first);
        start().write(second);
        const whole = fs.readFileSync(file);
        const cut = whole.subarray(0, at % (whole.length - 1));
        const damaged = { cut, noise: Buffer.concat([cut, Buffer.from('\u0007')]), zeros: Buffer.alloc(whole.length) }[
          how
        ];
        fs.writeFileSync(file, damaged);
        const settings = start();
        expect(settings.read()).toEqual(first);
        expect(settings.read()).toEqual(first);
        expect(told).toEqual([{ file: `${file}.damaged`, recovered: true }]);
        expect(fs.readFileSync(`${file}.damaged`)).toEqual(damaged);
        // The whole ones are not pushed out by what is written next, whatever happens to that.
        settings.write(second);
        fs.writeFileSync(file, '{');
        expect(start().read()).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  test('that are damaged together with those before are nothing, and what stood there is kept', () => {
    const { start, file, told } = machine();
    start().write(first);
    start().write(second);
    fs.writeFileSync(file, '{"links": [');
    fs.writeFileSync(`${file}.old`, '');
    const settings = start();
    expect(settings.read()).toBeNull();
    expect(told).toEqual([{ file: `${file}.damaged`, recovered: false }]);
    settings.write(second);
    expect(start().read()).toEqual(second);
    expect(fs.readFileSync(`${file}.damaged`, 'utf8')).toBe('{"links": [');
  });

  test('are whole whenever the program is ended in the middle of writing', () => {
    const { start, file, told } = machine();
    start().write(first);
    start().write(second);
    // Half written beside; and just after the old ones made way.
    fs.writeFileSync(`${file}.part`, '{"links": [{"id":');
    expect(start().read()).toEqual(second);
    fs.renameSync(file, `${file}.old`);
    expect(start().read()).toEqual(second);
    expect(told).toEqual([]);
    start().write(first);
    expect(start().read()).toEqual(first);
  });

  test('that cannot be written say why, and what was there stays', () => {
    const { start, file, folder } = machine();
    start().write(first);
    fs.mkdirSync(`${file}.part`);
    expect(start().write(second)).toMatchObject({ ok: false, error: { code: 'write-failed', about: file } });
    expect(start().read()).toEqual(first);
    const inFile = settingsIn(path.join(file, 'below', 'x.json'));
    expect(inFile.write(first)).toMatchObject({ ok: false, error: { code: 'write-place-gone' } });
    expect(inFile.read()).toBeNull();
    expect(fs.readdirSync(folder)).toContain('linked-folders.json');
  });

  test('that may not be read are left where they are', () => {
    const { start, file, told } = machine();
    fs.mkdirSync(file, { recursive: true });
    expect(start().read()).toBeNull();
    expect(fs.statSync(file).isDirectory()).toBe(true);
    expect(told).toEqual([{ file, recovered: false }]);
  });
});
