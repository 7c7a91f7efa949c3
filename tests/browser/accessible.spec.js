// WCAG 2.2 AA by axe-core, in both themes and languages, wide and narrow; nothing wider than the screen.
import { expectAccessible, languages, violations } from './axe.js';
import { open, settled, type, typeAll } from './estimate.js';
import { expect, test } from './test.js';

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const language of languages) {
  test(`axe finds nothing: the answer, an error, an open source (${language})`, async ({ page }) => {
    await open(page, { query: `?lang=${language}` });
    await expectAccessible(page, language);
    await type(page, 'fee', 'x');
    await page.locator('.default').nth(3).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, language);
  });
}

for (const language of languages) {
  test.describe(`320 to 1920 px, ${language}`, () => {
    test.use({ viewport: { width: 320, height: 700 } });
    test('nothing is wider than the screen, whatever the example', async ({ page }) => {
      await open(page, { query: `?lang=${language}` });
      const fits = async (what) => {
        for (const width of [320, 768, 1920]) {
          await page.setViewportSize({ width, height: 700 });
          expect(await overflow(page), `${what}, ${width} px`).toBeLessThanOrEqual(0);
        }
      };
      for (const chip of await page.locator('.chip').all()) {
        await chip.click();
        await fits(await chip.innerText());
      }
      await typeAll(page, { fee: '1e12', count: '100' });
      await fits('large values');
    });
  });
}

test('at 200 % zoom nothing of a view is lost or wider than the window', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 450 });      // a window of 1280 × 900 at 200 %
  for (const [view, last] of [['estimate', '#gauge'], ['plan', '#plan-spread'], ['method', '.shares']]) {
    await page.goto(`/#${view}`);
    await settled(page);
    await expect(page.locator(last)).toBeVisible();
    expect(await overflow(page), view).toBeLessThanOrEqual(0);
    await expect(page.locator('.strip dd').first()).toBeInViewport();
    // Text that is cut off without a mark is lost; an ellipsis says that there is more.
    const cut = await page.evaluate(() => [...document.querySelectorAll('button, label, dt, dd, h1, h2, h3, th, a')].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).overflowX !== 'visible' && getComputedStyle(e).textOverflow !== 'ellipsis' && !e.matches('.visually-hidden, .visually-hidden *')).map((e) => e.textContent.trim().slice(0, 40)));
    expect(cut, view).toEqual([]);
  }
});

test('who asks for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.locator('.chip').nth(3).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/profit/);
  expect(await page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length)).toBe(0);
});

test('forced colours leave marks and controls to be seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  expect(await violations(page)).toEqual([]);
});
