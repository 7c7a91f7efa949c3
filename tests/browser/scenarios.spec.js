// Scenarios side by side: adding, naming, switching, removing; who beats whom; a link that opens the same; keyboard; narrow screens.
import { expectAccessible, languages } from './axe.js';
import { firstWorkspace, give } from '../../web/src/state/actions.js';
import { duplicate } from '../../web/src/state/scenarios.js';
import { linkTo, open, settled, shareLink, workspaceOf } from './estimate.js';
import { expect, test } from './test.js';

const cards = (page) => page.locator('.compare > .card:not(tierwise-difference)');
const name = (page, i) => cards(page).nth(i).locator('input');
const headline = (page) => page.getByRole('heading', { level: 1 });
const fee = (page) => page.locator('#creators-0-fee');
/** The comparison is that of what stands there. */
const compared = (page) => expect(page.locator('section[aria-busy="false"] > .compare')).toBeVisible({ timeout: 20_000 });
const add = async (page) => page.getByRole('button', { name: 'Add a scenario' }).click();
const menu = async (page, i, item) => {
  await cards(page).nth(i).locator('button[aria-haspopup="menu"]').click();
  await page.locator('tierwise-card-menu').getByRole('menuitem', { name: item, exact: true }).click();
};
/** The figures of a card as text. */
const figures = async (page, i) => (await cards(page).nth(i).locator('dl').allInnerTexts()).join(' ').replace(/\s+/g, ' ');

async function openPlan(page) {
  await open(page, { query: '#plan' });
  await expect(fee(page)).toBeVisible();
}
/** A and its copies with other fees per post, the last of them at hand, as a link brings them. */
async function openCopies(page, ...fees) {
  const copies = fees.reduce((w, amount, i) => give(duplicate(w, 0, `Skincare launch ${i + 2}`), 'creators[0].fee', amount), firstWorkspace());
  await page.goto(linkTo(copies, { view: 'plan' }));
  await settled(page);
  await compared(page);
}

test('one scenario is not compared; equal ones come out exactly equal', async ({ page }) => {
  await openPlan(page);
  await expect(page.locator('.compare')).toHaveCount(0);
  const alone = await headline(page).innerText();
  await add(page);
  await compared(page);
  await expect(headline(page)).toHaveText('A and B come out equal in every world.');
  await expect(page.locator('.plan-lead p')).toContainText('exactly 0\u00a0USD, and between them it stands 50\u00a0% to 50\u00a0%');
  await expect(page.locator('tierwise-difference svg[role="img"]')).toHaveAttribute('aria-label', 'A and B come out equal in every world.');
  expect(await figures(page, 0)).toBe(await figures(page, 1));
  await menu(page, 1, 'Remove');
  await expect(headline(page)).toHaveText(alone);
  await expect(page.locator('.compare')).toHaveCount(0);
});

test('a cheaper copy beats in every world by what it saves, and the card at hand says what the strip says', async ({ page }) => {
  await openCopies(page, 250);
  await expect(headline(page)).toHaveText('B beats A in every world.');
  await expect(page.locator('.plan-lead p')).toContainText('B typically ends 1,200\u00a0USD better');           // 20 creators × 2 posts × 30
  await expect(page.locator('tierwise-difference .plot .big').nth(1)).toHaveText('50');
  await page.getByRole('button', { name: 'Show as table: B minus A' }).click();
  await expect(page.locator('tierwise-difference .twin td').first()).toHaveText('+1,200');
  const atHand = async (i) => {
    const strip = (await page.locator('.strip dd').nth(1).innerText()).replace(/\s+/g, ' ');
    await expect(cards(page).nth(i).locator('.figures dd').nth(1)).toHaveText(new RegExp(strip.split(' ')[0].replace('+', '\\+')));
  };
  await atHand(1);
  const both = [await figures(page, 0), await figures(page, 1)];
  expect(both[0]).not.toBe(both[1]);
  await cards(page).nth(0).getByRole('button', { name: 'Edit' }).click();
  await settled(page);
  await compared(page);
  expect(await fee(page).inputValue()).toBe('280');
  await atHand(0);
  await expect(headline(page)).toHaveText('B beats A in every world.');
  expect([await figures(page, 0), await figures(page, 1)], 'the same whichever is at hand').toEqual(both);
});

for (const [locale, title, row, summary] of [['en', 'Profit of each scenario', 'A: Skincare launch', /^A: Skincare launch, 9 in 10 times between \S+\sUSD and \S+\sUSD, typically \S+\sUSD\. B: Skincare launch 2, 9 in 10/], ['de', 'Gewinn jedes Szenarios', 'A: Hautpflege-Start', /^A: Hautpflege-Start, in 9 von 10 Fällen zwischen \S+\sUSD und \S+\sUSD, typisch \S+\sUSD\. B: Skincare launch 2, in 9/]]) {
  test(`the profit of each is a row on one axis, with a sentence, a table, keys and files, in ${locale}`, async ({ browser, site }) => {
    const context = await browser.newContext({ baseURL: site.url, locale });
    const page = await context.newPage();
    await openCopies(page, 250);
    const chart = page.getByRole('figure', { name: `${title}, USD` });
    const picture = chart.getByRole('img');
    await expect(picture).toHaveAttribute('aria-label', summary);
    await expect(picture.locator('.tick-mark')).toHaveCount(2);
    await expect(page.locator('article .plot'), 'no interval is drawn twice').toHaveCount(0);
    const typical = (await cards(page).nth(0).locator('.figures dd').nth(1).innerText()).split(/\s/)[0];
    await expect(picture.locator('[data-mark]').first().locator('.strong')).toHaveText(typical);
    await picture.focus();
    await page.keyboard.press('ArrowDown');
    await expect(chart.getByRole('status')).toContainText(`${row}, `);
    for (const kind of ['SVG', 'PNG']) {
      const saved = page.waitForEvent('download');
      await chart.locator('.chart-save').click();
      await chart.getByRole('button', { name: new RegExp(kind) }).click();
      expect((await saved).suggestedFilename()).toBe(`tierwise-scenarios.${kind.toLowerCase()}`);
    }
    await chart.locator('.chart-actions button').first().click();
    await expect(chart.locator('thead th').nth(1)).toHaveText(row);
    await expect(chart.locator('tbody tr')).toHaveCount(5);
    await expect(chart.locator('tbody tr').nth(2).locator('td').first()).toHaveText(typical);
    await context.close();
  });
}

test('of the intervals those in another currency or without a result are left out and named, and old ones look old', async ({ page }) => {
  await openCopies(page, 250, 220);
  const chart = page.locator('.across figure');
  const rows = chart.locator('.tick-mark');
  await expect(rows).toHaveCount(3);
  await expect(chart).not.toContainText('Left out');
  await fee(page).fill('lots');
  await fee(page).blur();
  await expect(cards(page).nth(2)).toHaveClass(/stale/);
  await expect(chart).toHaveClass(/stale/);
  await expect(rows).toHaveCount(3);
  await fee(page).fill('220');
  await fee(page).blur();
  await settled(page);
  await compared(page);
  await expect(chart).not.toHaveClass(/stale/);
  await page.locator('#creators-0-followers').fill('1e11');
  await page.locator('#creators-0-followers').blur();
  await cards(page).nth(0).getByRole('button', { name: 'Edit' }).click();
  await settled(page);
  await compared(page);
  await expect(rows).toHaveCount(2);
  await expect(chart.locator('figcaption')).toContainText('Left out: C, without a result.');
  await expect(chart, 'the others are not old').not.toHaveClass(/stale/);
  await page.locator('select[name="currency"]').selectOption('EUR');
  await settled(page);
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('figure', { name: 'Profit of each scenario, EUR' })).toBeVisible();
  await expect(chart.locator('figcaption')).toContainText('Left out: B, in USD; C, in USD.');
});

test('scenarios are named, duplicated, switched and removed, and undo takes each step back', async ({ page }) => {
  await openPlan(page);
  await add(page);
  await expect(name(page, 1)).toHaveValue('Skincare launch 2');
  await name(page, 1).fill('Smaller creators');
  await name(page, 1).press('Enter');
  await expect(page.locator('button.scenario')).toHaveText('B: Smaller creators');
  await name(page, 0).fill('nothing');
  await name(page, 0).press('Escape');
  await expect(name(page, 0)).toHaveValue('Skincare launch');
  await menu(page, 1, 'Duplicate');
  await expect(cards(page)).toHaveCount(3);
  await expect(name(page, 2)).toHaveValue('Smaller creators 2');
  await expect(cards(page).nth(2)).toHaveClass(/current/);
  await cards(page).nth(0).getByRole('button', { name: 'Edit' }).click();
  await expect(cards(page).nth(0)).toHaveClass(/current/);
  await menu(page, 1, 'Rename');
  await expect(name(page, 1)).toBeFocused();
  await page.keyboard.type('Else');
  await page.keyboard.press('Enter');
  await menu(page, 1, 'Remove');
  await expect(cards(page)).toHaveCount(2);
  await expect(name(page, 1)).toHaveValue('Smaller creators 2');
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect(name(page, 1)).toHaveValue('Else');
  await undo.click();
  await expect(name(page, 1)).toHaveValue('Smaller creators');
  await undo.click();
  await expect(cards(page).nth(2)).toHaveClass(/current/);
  await undo.click();
  await expect(cards(page)).toHaveCount(2);
  await undo.click();
  await expect(name(page, 1)).toHaveValue('Skincare launch 2');
  await undo.click();
  await expect(cards(page)).toHaveCount(0);
});

test('the header switches between the scenarios of the page, in every view', async ({ page }) => {
  await openCopies(page, 85);
  await page.getByRole('link', { name: 'Estimate' }).click();
  await page.locator('button.scenario').click();
  const here = page.locator('.saved-here button');
  await expect(here).toHaveText(['ASkincare launch', 'BSkincare launch 2']);
  await expect(here.nth(1)).toBeFocused();
  await here.nth(0).click();
  await expect(page.locator('tierwise-saved')).not.toBeVisible();
  await expect(page.locator('button.scenario')).toHaveText('A: Skincare launch');
  await expect(page.locator('#fee')).toHaveValue('280');
});

test('of six the best meets the runner-up, every pair can be looked at, and there is no seventh', async ({ page }) => {
  await openCopies(page, 250, 220, 190, 160, 130);
  await expect(headline(page)).toHaveText('F beats E in every world.');
  await expect(page.getByRole('button', { name: 'Add a scenario' })).toBeDisabled();
  await expect(page.locator('.duels tbody tr').first()).toHaveText('A–00000');
  await page.getByLabel('Which two').selectOption({ label: 'C minus A' });
  await expect(page.getByRole('figure', { name: 'C minus A in 50 shared worlds' })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.locator('.across .chart-actions button').first().click();
  await expect(page.locator('.across thead th')).toHaveCount(7);
  expect(await page.locator('.across caption').evaluate((caption) => caption.offsetWidth - (caption.closest('.twin-scroll')?.clientWidth ?? 0)), 'the sentence over a wide table is not cut').toBeLessThanOrEqual(0);
});

test('a link of two scenarios opens exactly the same elsewhere, and a reload brings them back', async ({ page, browser, site }) => {
  await openPlan(page);
  await add(page);
  await fee(page).fill('85');
  await name(page, 1).fill('Smaller');
  await name(page, 1).press('Enter');
  await settled(page);
  await compared(page);
  const link = await shareLink(page);
  await expect(page).toHaveURL(link);                           // the address is written once things rest
  const seen = async (at) => ({ head: await headline(at).innerText(), lead: await at.locator('.plan-lead p').innerText(), cards: [await figures(at, 0), await figures(at, 1)], dots: await at.locator('tierwise-difference .dots circle').evaluateAll((dots) => dots.map((dot) => `${dot.getAttribute('cx')} ${dot.getAttribute('cy')} ${dot.dataset.mark}`)), stamp: await at.locator('.footer .num').innerText(), names: [await name(at, 0).inputValue(), await name(at, 1).inputValue()] });
  const here = await seen(page);
  const context = await browser.newContext({ baseURL: site.url });
  const elsewhere = await context.newPage();
  for (const at of [elsewhere, page]) {
    if (at === page) await page.reload();
    else await at.goto(link);
    await settled(at);
    await compared(at);
    expect(await seen(at)).toEqual(here);
    await expect(cards(at).nth(1)).toHaveClass(/current/);
  }
  await context.close();
});

test('one that the engine refuses says why on its card, and the others are still compared', async ({ page }) => {
  await openCopies(page, 250);
  await add(page);
  await page.locator('#creators-0-followers').fill('1e11');
  await page.locator('#creators-0-followers').blur();
  await expect(cards(page).nth(2).locator('.error-text')).toContainText('Followers each: Type a whole number from 0 to 10,000,000,000.');
  await compared(page);
  await expect(headline(page)).toHaveText('B beats A in every world.');
  await cards(page).nth(0).getByRole('button', { name: 'Edit' }).click();
  await settled(page);
  await compared(page);
  await expect(headline(page)).toHaveText('B beats A in every world.');
  await expect(cards(page).nth(2).locator('.error-text')).toContainText('Type a whole number');
  await expect(cards(page).nth(0).locator('.error-text')).toHaveCount(0);
  await expect(cards(page).nth(2).locator('.figures')).toHaveCount(0);
});

test('a past campaign counts for the scenario it was typed in', async ({ page }) => {
  await openPlan(page);
  await add(page);
  await page.getByRole('link', { name: 'Estimate' }).click();
  await page.locator('#past-reach').fill('10000');
  await page.locator('#past-orders').fill('90');
  await settled(page);
  await page.getByRole('link', { name: 'Plan' }).click();
  await compared(page);
  await expect(headline(page)).toHaveText(/^B beats A in \d\d\u00a0% of worlds\.$/);
  expect(await figures(page, 0)).not.toBe(await figures(page, 1));
});

test('all of it works from the keyboard', async ({ page }) => {
  await openPlan(page);
  await page.getByRole('button', { name: 'Add a scenario' }).focus();
  await page.keyboard.press('Enter');
  await expect(cards(page)).toHaveCount(2);
  await name(page, 0).focus();                                   // the terms stand between the button and the cards
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(cards(page).nth(0)).toHaveClass(/current/);
  await expect(cards(page).nth(0).locator('.card-edit')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('tierwise-card-menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cards(page).nth(0).locator('button[aria-haspopup="menu"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(cards(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add a scenario' })).toBeFocused();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Enter');
  await expect(cards(page)).toHaveCount(6);
  await expect(cards(page).nth(5).locator('.card-edit')).toBeFocused();
});

for (const locale of languages) {
  test(`axe finds nothing in several scenarios, in ${locale}`, async ({ browser, site }) => {
    const context = await browser.newContext({ baseURL: site.url, locale });
    const page = await context.newPage();
    await page.goto('/#plan');
    for (let i = 0; i < 2; i += 1) await page.locator('.plan-add button').click();
    await settled(page);
    await compared(page);
    await expectAccessible(page, locale);
    await cards(page).nth(1).locator('button[aria-haspopup="menu"]').click();
    await expectAccessible(page, locale, 'tierwise-card-menu');
    await page.keyboard.press('Escape');
    await page.locator('button.scenario').click();
    await expect(page.locator('.saved-here')).toBeVisible();
    await expectAccessible(page, locale, 'tierwise-saved');
    await context.close();
  });
}

test('scenarios in two currencies: each card in its own, and nothing is compared', async ({ page }) => {
  const creators = [{ platform: 'tiktok', format: 'video', followers: 30000, count: 20, fee: 280 }];
  await page.goto(linkTo(workspaceOf([{ creators, currency: 'USD' }, { creators, currency: 'USD', costs: { fixed: 900 } }]), { view: 'plan' }));
  await compared(page);
  await expect(headline(page)).toContainText('A beats B');
  await cards(page).nth(1).getByRole('button', { name: 'Edit', exact: true }).click();
  await page.locator('select[name="currency"]').selectOption('EUR');
  await settled(page);
  await expect(cards(page).nth(0)).toContainText('This one is in USD');
  await expect(cards(page).nth(0).locator('.figures')).toContainText('USD');
  await expect(cards(page).nth(0)).not.toContainText('EUR');
  await expect(cards(page).nth(1).locator('.figures')).toContainText('EUR');
  await expect(headline(page)).not.toContainText('beats');
  await expect(page.locator('tierwise-difference')).toHaveCount(0);
});
