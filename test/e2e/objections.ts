import type { Page } from '@playwright/test';
import axe from 'axe-core';

interface Asked {
  /** A selector: what is looked at, if not all of the page. */
  readonly within?: string;
  /** Only these rules. */
  readonly rules?: readonly string[] | undefined;
  /** All but these. */
  readonly except?: readonly string[];
}

/** Width and height of a window, in pixels. */
export type Size = readonly [width: number, height: number];

/** What depends on the colours alone. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe objects to, in words that say where. */
export async function objections(page: Page, { within, rules, except = [] }: Asked = {}): Promise<readonly string[]> {
  // Nothing that is still fading in is judged.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
  // Once per page: to read axe costs more than its rules do.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    runOnly: rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: tags },
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
    // What passes is not described: that costs as much as the rules.
    resultTypes: ['violations'],
  };
  const { violations } = await page.evaluate(
    ([where, how]) => (window as unknown as { axe: typeof axe }).axe.run(where ?? document, how),
    [within, options] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary ?? ''}`),
  );
}

/** What axe objects to in light, and of the colours in dark, for only these differ. Leaves the page in light. */
export async function inBothThemes(page: Page, asked: Asked = {}): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await objections(page, { ...asked, rules: ofColours });
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await objections(page, asked);
  return [...light, ...dark.map((one) => `in dark: ${one}`)];
}

/** What axe objects to in both themes, and what is wider than its pane, in windows of all these sizes. Leaves the first size. */
export async function inEverySize(page: Page, sizes: readonly Size[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const here = [...(await beyondEdges(page)), ...(await inBothThemes(page))];
    found.push(...here.map((one) => `at ${width} × ${height}: ${one}`));
  }
  const [width, height] = sizes[0]!;
  await page.setViewportSize({ width, height });
  return found;
}

/** What is wider than the window or the pane that it stands in. */
async function beyondEdges(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>('.pane-content')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ className, scrollWidth, clientWidth }) => `${className} is ${scrollWidth - clientWidth} px too wide`),
  );
}
