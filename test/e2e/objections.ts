import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Asked {
  /** A selector: what is looked at, if not all of the page. */
  readonly within?: string;
  /** Only these rules. */
  readonly rules?: readonly string[] | undefined;
  /** All but these. */
  readonly except?: readonly string[];
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe objects to, in words that say where. */
export async function objections(page: Page, { within, rules, except = [] }: Asked = {}): Promise<readonly string[]> {
  // Nothing that is still fading in is judged.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
  // There are no frames, so there is no need for the blank page of its own that axe opens for what it finds in them. What
  // passes is not described: that costs as much as the rules.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  if (except.length > 0) axe.disableRules([...except]);
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(tags)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary ?? ''}`),
  );
}
