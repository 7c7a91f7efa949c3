// WCAG 2.2 AA by axe-core: what it finds, and the looks of a page in which it is asked.
import axe from 'axe-core';
import { expect, test } from './test.js';

/** What axe finds, as sentences. @param {import('@playwright/test').Page} page @param {string} [within] selector of a part of the page */
export async function violations(page, within) {
  const frames = page.frames();                                 // none of them of another origin
  for (const frame of frames) if (!await frame.evaluate(() => 'axe' in window)) await frame.evaluate(axe.source);
  // Once in a page, and without a selector for each element, which takes as long as the rules; only frames need it.
  return page.evaluate(async ([part, selectors]) => {
    const found = await window.axe.run(part ? { include: [[part]] } : document, { resultTypes: ['violations'], selectors });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).slice(0, 3).join(' | ')}`);
  }, [within, frames.length > 1]);
}

/** Both themes, and another width for each of them in the other language: every pair of theme, width and language is seen. */
const LOOKS = {
  en: [{ colorScheme: 'light', width: 375 }, { colorScheme: 'dark', width: 1280 }],
  de: [{ colorScheme: 'dark', width: 375 }, { colorScheme: 'light', width: 1280 }],
};
export const languages = Object.keys(LOOKS);

/** Every pair of theme and width. */
const EVERY = ['light', 'dark'].flatMap((colorScheme) => [375, 1280].map((width) => ({ colorScheme, width })));

/** Ends what is on its way to another look: half-way through a change of theme a button has no colour that anyone would read. In the page. */
const stillness = () => { for (const animation of document.getAnimations()) if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish(); };

/** The page in a theme and a size, as it stands once nothing moves. @param {import('@playwright/test').Page} page @param {{colorScheme: any, width: number, height?: number}} look */
export async function showIn(page, { colorScheme, width, height = 900 }) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height });
  await page.evaluate(stillness);
}

/** axe finds nothing on the page as it stands, in any look, nor is it ever wider than its window. @param {import('@playwright/test').Page} page @param {string} language a language, or every for each theme at each width @param {string} [within] */
export async function expectAccessible(page, language, within) {
  test.slow();                                                  // axe reads thousands of elements
  for (const look of LOOKS[language] ?? EVERY) {
    const { colorScheme, width } = look;
    await showIn(page, look);
    expect(await violations(page, within), `${language}, ${colorScheme}, ${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `width, ${language}, ${width} px`).toBeLessThanOrEqual(width);
  }
}
