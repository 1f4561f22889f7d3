import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readCatalogue } from '../apps/web/build/catalogues.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const themes = ['light', 'dark'] as const;
const widths = [1280, 390] as const;

const keysOfTexts = new Set(Object.keys(readCatalogue(join(import.meta.dirname, '../apps/web/src/locales'), 'pl')));

/** Keys of the catalogues that stand where their texts should: of a page that did not open them. */
const bareKeys = async (page: Page): Promise<string[]> => {
  const text = await page.locator('body').textContent();
  return (text?.match(/[a-z]+(?:\.\w+)+/g) ?? []).filter((word) => keysOfTexts.has(word));
};

/** One heading of the first level, a title of its own, a language, and words wherever there should be words. */
export async function isWhole(page: Page): Promise<void> {
  expect(await bareKeys(page)).toEqual([]);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.title()).toMatch(/\S/);
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^(?:pl|en)$/);
}

/** No violation in both themes on desktop and phone; then nothing may stick out at 320 px or with text twice as large. */
export async function holdsInAllShapes(page: Page): Promise<void> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      found.push(...(await violations(page)).map((violation) => `${width} ${theme}: ${violation}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [width, size] of [
    [320, '100%'],
    [390, '100%'],
    [390, '200%'],
    [1280, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
      const { scrollWidth, clientWidth } = document.documentElement;
      const isCut = (element: Element | null): boolean =>
        element !== null && (getComputedStyle(element).overflowX !== 'visible' || isCut(element.parentElement));
      const beyond = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isCut(element.parentElement),
      );
      const names = beyond.slice(-4).map((element) => `${element.tagName}.${element.getAttribute('class')}`);
      document.documentElement.style.fontSize = '';
      return scrollWidth > clientWidth ? `${scrollWidth} px wide because of ${names.join(', ')}` : '';
    }, size);
    if (wide !== '') found.push(`sideways at ${width} px, text ${size}: ${wide}`);
  }
  expect(found).toEqual([]);
}

/** No violation in both themes, at the size that the window has. */
export async function inBothThemes(page: Page, what: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    expect((await violations(page)).map((violation) => `${what}, ${theme}: ${violation}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Colours on their way to the other theme are nobody's to judge; what moves without an end is not waited for. */
const settle = async (): Promise<void> => {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
};

/** What axe finds by all of its rules for WCAG 2.2 AA, a line for each element at fault. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script: the page's content policy is a strict one.
  await page.evaluate(settle);
  await page.evaluate(`window.axe || (() => { ${axe.source} })()`);
  return page.evaluate(async (runOnly) => {
    const { axe: engine } = window as unknown as { axe: typeof import('axe-core') };
    const results = await engine.run({ runOnly, resultTypes: ['violations'] });
    // What only the bars of a phone stand in front of can be scrolled from under them.
    const isUnderBar = ({ target }: { readonly target: import('axe-core').UnlabelledFrameSelector }): boolean =>
      document.querySelector(String(target.at(-1)))?.closest('.tabbar, .topbar') instanceof Element;
    return results.violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(
          ({ any: [check] }) =>
            !(id === 'target-size' && check?.relatedNodes?.length && check.relatedNodes.every(isUnderBar)),
        )
        .map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
  }, tags);
}
