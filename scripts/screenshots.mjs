import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { browserFlags, findBrowser } from './browser.mjs';
import { buildIfStale, root } from './build.mjs';
import { serve } from './web.mjs';

// `npm run screenshots`: makes the README's pictures from the running program with the sample project. Clock, language,
// window and colour scheme are fixed, so that a picture changes only when the program (or a font of the system) does.

const folder = path.join(root, 'resources/screenshots');
const size = { width: 1280, height: 800 };

/** What each picture shows: how to get there from the open sample project. */
const pictures = {
  async reading(page) {
    await openDocument(page, 'Grain silo bursts');
    await page.getByRole('list', { name: 'Annotations' }).getByRole('listitem').first().waitFor();
  },
  async beside(page) {
    await openDocument(page, 'Grain silo bursts');
    const other = page.getByRole('tree', { name: 'Documents' }).getByText('Двенадцать погибших').first();
    await other.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open beside' }).click();
    await page.getByRole('document').nth(1).waitFor();
    await page.keyboard.press('Control+Alt+B');
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor({ state: 'hidden' });
  },
  async search(page) {
    await openDocument(page, 'Grain silo bursts');
    await page.getByRole('searchbox', { name: 'Search passages' }).fill('explosion OR взрыв');
    await page.getByRole('list', { name: 'Search results' }).getByRole('listitem').first().waitFor();
  },
  async synopsis(page) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Event sets');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Synopsis', exact: true }).first().click();
    await page.getByRole('table', { name: 'Synopsis' }).waitFor();
    await page.getByRole('radio', { name: 'In several' }).click();
    await page.keyboard.press('Control+Alt+B');
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor({ state: 'hidden' });
    // Past the lines of their heads, to what they tell.
    await page.mouse.move(640, 600);
    await page.mouse.wheel(0, 188);
  },
};

if (!buildIfStale()) process.exit(1);
mkdirSync(folder, { recursive: true });
const { server, address } = await serve({ port: 0 });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...browserFlags, '--font-render-hinting=none'],
});
try {
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, arrange] of Object.entries(pictures)) await take(name, arrange, colorScheme);
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

async function take(name, arrange, colorScheme) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-01-16T10:00:00Z'));
    await page.goto(address);
    await page.getByRole('button', { name: 'Open sample project' }).click();
    await page.getByRole('tree', { name: 'Documents' }).waitFor();
    await arrange(page);
    await settle(page);
    const file = path.join(folder, `${name}-${colorScheme}.png`);
    writeFileSync(file, await page.screenshot());
    console.log(`${path.relative(root, file)} (${Math.round(statSync(file).size / 1000)} kB)`);
  } finally {
    await context.close();
  }
}

async function openDocument(page, title) {
  await page.getByRole('tree', { name: 'Documents' }).getByText(title).first().click();
  await page.getByRole('main', { name: 'Reader' }).getByRole('document').first().waitFor();
}

/** Waits until two looks at the window are the same: messages gone, highlights drawn, results in. */
async function settle(page) {
  await page.mouse.move(size.width / 2, size.height - 4);
  for (const message of await page.getByRole('button', { name: 'Dismiss' }).all()) await message.click();
  let before = null;
  for (let tries = 0; tries < 20; tries += 1) {
    const now = await page.screenshot();
    if (before?.equals(now)) return;
    before = now;
    await page.waitForTimeout(250);
  }
  throw new Error('The window did not come to rest.');
}
