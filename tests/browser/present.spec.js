// Meeting mode: opened by button, key and address; one slider that changes nothing of the plan; freeze; legible from afar.
import { showIn, violations } from './axe.js';
import { amount, figures, linkTo, open, settled, workspaceOf } from './estimate.js';
import { expect, test } from './test.js';

const stage = (page) => page.locator('tierwise-present');
const lever = (page) => page.locator('#lever');
const orders = (page) => stage(page).locator('output');
const figure = (page, n) => stage(page).locator('.now').nth(n);
const big = async (page) => (await stage(page).locator('.now').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
const ready = (page) => expect(stage(page).locator('svg.plot .dot')).toHaveCount(50, { timeout: 20_000 });

async function openStage(page, { query = '', hash = '#present' } = {}) {
  await page.goto(`/${query}${hash}`);
  await ready(page);
}

test('the button opens it, Escape leaves it, and the focus returns', async ({ page }) => {
  await open(page);
  const button = page.getByRole('button', { name: 'Meeting mode' });
  await button.click();
  await ready(page);
  await expect(page).toHaveURL(/#present$/);
  await expect(lever(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(stage(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(page).not.toHaveURL(/present/);
});

test('P opens and leaves it, but not while something is typed; full screen is asked for, and leaving it leaves the meeting', async ({ page }) => {
  await open(page);
  await page.locator('#fee').focus();
  await page.keyboard.press('p');
  await expect(stage(page)).toHaveCount(0);
  await page.locator('h1').first().click();
  await page.keyboard.press('p');
  await ready(page);
  await page.keyboard.press('p');
  await expect(stage(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null);      // a browser refuses it while it leaves
  await page.keyboard.press('p');
  await ready(page);
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect(stage(page)).toHaveCount(0);
});

test('single keys can be turned off, and stay so', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Turn single-key shortcuts off' }).click();
  await page.reload();
  await settled(page);
  await page.locator('h1').first().click();
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Meeting mode', exact: true }), 'and no key is promised').toBeVisible();
  await page.getByRole('button', { name: 'Meeting mode' }).click();
  await ready(page);
  const freeze = page.getByRole('button', { name: /freeze/i });
  await page.keyboard.press('f');
  await page.keyboard.press('p');
  await expect(freeze).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Escape');
  await expect(stage(page), 'no letter: it leaves all the same').toHaveCount(0);
  await page.getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Turn single-key shortcuts on' }).click();
  await page.locator('h1').first().click();
  await page.keyboard.press('p');
  await ready(page);
});

test('it has an address: a link and a reload open it, Back leaves it to the view before', async ({ page }) => {
  await openStage(page);
  await page.reload();
  await ready(page);
  await page.getByRole('button', { name: 'Leave meeting mode' }).click();
  await expect(stage(page)).toHaveCount(0);
  await page.goto('/#plan');
  await expect(page.getByRole('heading', { name: 'Who posts' })).toBeVisible();
  await page.getByRole('button', { name: 'Meeting mode' }).click();
  await ready(page);
  await expect(page).toHaveURL(/#present/);
  await page.goBack();
  await expect(stage(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#plan/);
  await expect(page.getByRole('heading', { name: 'Who posts' })).toBeVisible();
  await page.goForward();
  await ready(page);
});

test('without full screen it works all the same', async ({ page }) => {
  await page.addInitScript(() => { delete Element.prototype.requestFullscreen; });
  await open(page);
  await page.keyboard.press('p');
  await ready(page);
});

test('the figures are those of the strip, and dragging asks the engine for few worlds, letting go for all', async ({ page }) => {
  await page.addInitScript(() => {
    window.draws = [];
    window.Worker = class extends Worker {
      postMessage(message, ...rest) {
        if (message?.path?.[0] === 'evaluate') window.draws.push(message.argumentList[0].value.draws);
        super.postMessage(message, ...rest);
      }
    };
  });
  await open(page);
  const strip = (await page.locator('.strip dd').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
  await page.keyboard.press('p');
  await ready(page);
  const shown = await big(page);
  expect(strip[0]).toContain(shown[0]);
  expect(strip[1]).toContain(shown[1]);
  expect(strip[4]).toContain(shown[2].split(' ')[0]);
  const box = await lever(page).boundingBox();
  await page.evaluate(() => { window.draws.length = 0; });
  await page.mouse.move(box.x + box.width * 0.62, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2, { steps: 4 });
  await expect.poll(async () => amount(await figure(page, 1).textContent())).toBeLessThan(amount(shown[1]));
  expect(await page.evaluate(() => Math.max(...window.draws))).toBe(4096);
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => window.draws.at(-1))).toBe(65536);
  expect(Number(await orders(page).textContent())).toBeLessThan(1);
});

test('arrows step the slider wherever the focus is; at even odds the chance is about one half', async ({ page }) => {
  await openStage(page, { hash: '#present' });
  await page.evaluate(() => document.activeElement.blur());
  await expect(orders(page)).toHaveText(/\d/);
  const before = Number(await orders(page).textContent());
  await page.keyboard.press('ArrowRight');
  await expect(orders(page)).toHaveText((before + 0.1).toFixed(1));
  await page.keyboard.press('ArrowDown');
  await expect(orders(page)).toHaveText(before.toFixed(1));
  await page.keyboard.press('End');
  await expect(orders(page)).toHaveText('30');
  await expect.poll(async () => amount(await figure(page, 0).textContent())).toBeGreaterThan(85);
  await page.keyboard.press('Home');
  await expect(orders(page)).toHaveText('0.10');
  await expect.poll(async () => amount(await figure(page, 0).textContent())).toBeLessThan(5);
  await expect(lever(page)).toHaveAttribute('aria-valuetext', /^0\.10 Orders per 1,000/);
  const even = Number(/even odds ([\d.]+)/.exec(await stage(page).locator('.lever').textContent())[1]);
  await page.keyboard.press('1');
  for (let i = 0; i < 400 && Number(await orders(page).textContent()) < even; i += 1) await page.keyboard.press('ArrowUp');
  await expect(orders(page)).toHaveText(even.toFixed(1));
  await expect.poll(async () => Math.abs(amount(await figure(page, 0).textContent()) - 50)).toBeLessThanOrEqual(1);
});

test('what is frozen stays as outlines and small figures', async ({ page }) => {
  await open(page);
  await page.keyboard.press('p');
  await ready(page);
  const [chance] = await big(page);
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Frozen' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('End');
  await expect.poll(async () => (await big(page))[0]).not.toBe(chance);
  await expect(stage(page).locator('.was').first()).toHaveText(new RegExp(`frozen at\\s+${chance.replace(' ', '\\s')}`));
  await expect(stage(page).locator('.ghost')).toHaveCount(50);
  await page.getByRole('button', { name: 'Frozen' }).click();
  await expect(stage(page).locator('.ghost, .was')).toHaveCount(0);
});

test('leaving gives the plan back: nothing in undo, in the link or on the device', async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await page.keyboard.press('p');
  await ready(page);
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
  await expect(stage(page).locator('.note p')).toContainText('leaving gives your plan back');
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(600);
  await expect(page).toHaveURL(/#present$/);
  await page.keyboard.press('Escape');
  await expect(stage(page)).toHaveCount(0);
  expect(await figures(page)).toEqual(before);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await page.reload();
  expect(await figures(page)).toEqual(before);
});

test('keeping puts it into the plan, and one Undo takes it back', async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await page.keyboard.press('p');
  await ready(page);
  const [chance] = await big(page);
  for (let i = 0; i < 9; i += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => amount((await big(page))[0])).toBeGreaterThan(amount(chance));
  await page.getByRole('button', { name: /^Keep .* in the plan$/ }).click();
  await expect(stage(page).locator('.note p')).toContainText('Kept in the plan');
  await page.keyboard.press('Escape');
  await expect(stage(page)).toHaveCount(0);
  await settled(page);
  await page.keyboard.press('p');
  await ready(page);
  const kept = await big(page);
  await page.keyboard.press('Escape');
  expect((await figures(page)).strip).toContain(kept[0]);
  await expect(page).toHaveURL(/#s=/);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect((await figures(page)).strip).toBe(before.strip);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('two scenarios: Page Down and figures switch, and the plan keeps its own', async ({ page }) => {
  await open(page, { query: linkTo(workspaceOf([
    { name: 'Reels', creators: [{ platform: 'instagram', format: 'reel', followers: 50000, count: 5, fee: 400 }] },
    { name: 'Videos', creators: [{ platform: 'tiktok', format: 'video', followers: 20000, count: 9, fee: 90 }] }])).slice(1) });
  await page.locator('h1').first().click();
  await page.keyboard.press('p');
  await ready(page);
  const first = await big(page);
  await page.keyboard.press('f');
  await page.keyboard.press('PageDown');
  await expect(stage(page).locator('.brand')).toContainText('Videos');
  await expect.poll(async () => (await big(page))[2]).not.toBe(first[2]);
  await expect(stage(page).locator('header')).toContainText('against Reels');
  await page.keyboard.press('1');
  await expect(stage(page).locator('.brand')).toContainText('Reels');
  await expect.poll(() => big(page)).toEqual(first);
  await page.getByRole('button', { name: 'Next scenario' }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.scenario')).toContainText('Reels');
});

test('a screen reader hears a change once it rests', async ({ page }) => {
  await openStage(page);
  const spoken = stage(page).locator('tierwise-verdict [role="status"]');
  await expect(spoken).toContainText('chance of profit');
  await page.evaluate(() => {
    window.heard = 0;
    new MutationObserver(() => { window.heard += 1; }).observe(document.querySelector('tierwise-present [role="status"]'), { childList: true, characterData: true, subtree: true });
  });
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
  await expect(spoken).toContainText(`${await orders(page).textContent()} orders per 1,000`);
  expect(await page.evaluate(() => window.heard)).toBeLessThan(6);
});

test('the keyboard reaches everything and nothing else, and the focus is seen', async ({ page }) => {
  await openStage(page);
  await page.keyboard.press('ArrowRight');
  const stops = new Set();
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => { const e = document.activeElement; return e === document.body ? '' : `${e.closest('tierwise-present') ? '' : 'outside: '}${e.getAttribute('aria-label') ?? (e.textContent?.trim() || e.id)}`; });
    if (stop) stops.add(stop);
  }
  expect([...stops].filter((s) => s.startsWith('outside'))).toEqual([]);
  expect([...stops].map((s) => s.replace(/[\d.]+/, 'N')).sort()).toEqual(['Back to N', 'Freeze and compare', 'Keep N in the plan', 'Leave meeting mode', 'lever']);
});

for (const [language, colorScheme] of [['en', 'light'], ['de', 'dark']]) {
  test.describe(`${language}, ${colorScheme}`, () => {
    test.use({ viewport: { width: 375, height: 812 }, colorScheme });
    test('axe finds nothing, nothing is cut off, and it can be read from afar, on a phone, upright and on its side, a laptop and a projector', async ({ page }) => {
      await openStage(page, { query: `?lang=${language}` });
      await page.keyboard.press('f');
      await page.keyboard.press('ArrowRight');
      await expect(stage(page).locator('.was')).toHaveCount(3);
      for (const [width, height, least] of [[375, 812, 11.99], [667, 375, 11.9], [1280, 800, 17], [1920, 1080, 26]]) {
        await showIn(page, { colorScheme, width, height });
        const smallest = () => stage(page).evaluate((element) => Math.min(...[...element.querySelectorAll('svg.plot text')].map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a)));
        await expect.poll(smallest, `${width} px`).toBeGreaterThanOrEqual(least);    // drawn anew for another size
        expect(await violations(page), `${width} px`).toEqual([]);
        const seen = await stage(page).evaluate((element) => ({
          wide: element.scrollWidth - element.clientWidth, high: element.scrollHeight - element.clientHeight,
          out: [...element.querySelectorAll('.now, dt, .was, button, output, svg.plot text')].filter((e) => { const box = e.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; }).map((e) => e.textContent),
        }));
        expect(seen.wide, `${width} px`).toBeLessThanOrEqual(0);
        expect(seen.high, `${width} px`).toBeLessThanOrEqual(0);
        expect(seen.out, `${width} px`).toEqual([]);
        expect(await smallest(), `${width} px`).toBeGreaterThanOrEqual(least);
      }
    });
  });
}

test('six-digit sums and every example stay inside the stage', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, { query: '?lang=de' });
  for (let i = 0; i < 5; i += 1) {
    await page.locator('.chip').nth(i).click();
    if (i === 4) await page.locator('#fee').fill('99999');
    await settled(page);
    await page.locator('h1').first().click();
    await page.keyboard.press('p');
    await ready(page);
    for (const key of ['Home', 'End']) {
      const before = await big(page);
      await page.keyboard.press(key);
      await expect.poll(() => big(page)).not.toEqual(before);
      expect(await stage(page).evaluate((element) => [...element.querySelectorAll('.three > div')].map((cell, at, all) => cell.querySelector('.now').getBoundingClientRect().right <= (all[at + 1]?.getBoundingClientRect().left ?? innerWidth)))).toEqual([true, true, true]);
    }
    await page.keyboard.press('Escape');
    await expect(stage(page)).toHaveCount(0);
  }
});

test('who asks for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStage(page);
  await page.keyboard.press('f');
  await page.keyboard.press('End');
  expect(await page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length)).toBe(0);
});
