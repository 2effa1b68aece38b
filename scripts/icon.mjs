import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { root } from './build.mjs';

// Draws resources/icon.png from resources/icon.svg, in a browser, because every developer has one.

const drawing = readFileSync(path.join(root, 'resources/icon.svg'), 'utf8');
const size = 1024;
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  writeFileSync(path.join(root, 'resources/icon.png'), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
