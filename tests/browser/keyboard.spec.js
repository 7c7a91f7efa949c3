// The whole view without a mouse: order of stops, sliders, popover, charts.
import { box, figures, open, settled, slider } from './estimate.js';
import { expect, test } from './test.js';

/** What has the focus, in a word. */
const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  const inside = e.closest('tierwise-chart, tierwise-dial, .past, .defaults');
  const name = e.id || e.getAttribute('aria-label') || e.textContent?.replace(/\s+/g, ' ').trim() || e.tagName;
  return `${inside ? `${inside.getAttribute('name') ?? inside.getAttribute('heading') ?? inside.className}: ` : ''}${e.matches('svg.plot') ? 'plot' : name}`;
});

test('Tab walks answer, inputs and reasons in the order they are read, and out again', async ({ page }) => {
  await open(page);
  const stops = [];
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === '' || (stops.length > 5 && stop === stops[0])) break;
    expect(await page.evaluate(() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement); const around = getComputedStyle(document.activeElement.closest('label, .box') ?? document.activeElement); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 || around.outlineStyle !== 'none' || around.boxShadow !== 'none' || document.activeElement.matches('input[type="radio"]'); }), `focus is seen on ${stop}`).toBe(true);
    stops.push(stop);
  }
  const order = ['Skip to the answer', 'Skincare launch', 'Sportswear', 'worlds', 'format', 'niche', 'followers: followers', 'followers: Followers each', 'count: count', 'fee: fee', 'past-reach', 'past-orders', 'gauge', 'ladder', 'defaults: Form of collaboration'];
  const at = order.map((name) => stops.findIndex((stop) => stop.includes(name)));
  expect(at.every((i) => i >= 0), `${order.filter((_, i) => at[i] < 0)} in ${stops.join(' | ')}`).toBe(true);
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(new Set(stops).size).toBeGreaterThan(50);
});

test('the skip link leads to the answer', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => location.hash === '#main' || document.activeElement?.id === 'main')).toBe(true);
});

test('arrows move a slider by figures people would type, and the answer follows', async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await slider(page, 'followers').focus();
  for (const [key, value] of [['ArrowRight', '31,000'], ['ArrowUp', '32,000'], ['ArrowLeft', '31,000'], ['PageUp', '40,000'], ['PageDown', '30,000'], ['Home', '1,000'], ['ArrowLeft', '1,000'], ['End', '10,000,000'], ['ArrowDown', '9,900,000']]) {
    await page.keyboard.press(key);
    await expect(box(page, 'followers'), key).toHaveValue(value);
  }
  await expect(slider(page, 'followers')).toHaveAttribute('aria-valuetext', '9,900,000');
  expect((await figures(page)).strip).not.toBe(before.strip);
});

test('platform, format and niche are chosen with arrows', async ({ page }) => {
  await open(page);
  await page.locator('input[name="platform"]:checked').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('input[value="instagram"]')).toBeChecked();
  await expect(page.locator('#format')).toHaveValue('reel');
  await page.locator('#format').focus();
  await page.keyboard.press('ArrowDown');
  await settled(page);
  await expect(page.locator('#format')).toHaveValue('post');
});

test('a source opens with Enter, holds the focus, closes with Escape and gives the focus back', async ({ page }) => {
  await open(page);
  const badge = page.locator('tierwise-dial[name="fee"] .badge');
  await badge.focus();
  await page.keyboard.press('Enter');
  const popover = page.getByRole('dialog');
  await expect(popover).toBeVisible();
  await expect(popover.getByRole('heading')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await popover.evaluate((e) => e.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(badge).toBeFocused();
  await expect(badge).toHaveAttribute('aria-haspopup', 'dialog');
});

test('arrows walk the marks of a chart and announce each', async ({ page }) => {
  await open(page);
  const chart = page.locator('tierwise-chart.worlds');
  await chart.locator('svg.plot').focus();
  await page.keyboard.press('ArrowRight');
  await expect(chart.getByRole('status')).toHaveText(/1.*50/);
  const first = await chart.getByRole('status').textContent();
  await page.keyboard.press('End');
  await expect(chart.getByRole('status')).not.toHaveText(first ?? '');
  await expect(chart.locator('.mark-ring')).toBeVisible();
});

test('a change of the answer is spoken when the visitor has paused, not at every step', async ({ page }) => {
  await open(page);
  const spoken = page.locator('tierwise-verdict [role="status"]');
  await expect(spoken).toContainText('profit');
  await page.evaluate(() => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(document.querySelector('tierwise-verdict [role="status"]').textContent)).observe(document.querySelector('tierwise-verdict [role="status"]'), { childList: true, characterData: true, subtree: true });
  });
  await slider(page, 'fee').focus();
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('PageUp');
  await settled(page);
  const said = await figures(page);
  await expect(spoken).toHaveText(`${said.headline} ${said.lead}`);
  expect((await page.evaluate(() => window.heard)).length).toBeLessThan(8);
});
