// The Method view: every figure explained, every input with its publications, grades, tiers, other rules, abbreviations; and what stands
// there while an answer is missing or cannot come.
import { expectAccessible, languages } from './axe.js';
import { amount, box, open, settled } from './estimate.js';
import { expect, test } from './test.js';

const tab = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const region = (page, name) => page.getByRole('region', { name });
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Opens Method and waits until everything that is computed has come. */
async function openMethod(page, query = '') {
  await page.goto(`/${query}#method`);
  await page.locator('.shares tbody tr').first().waitFor();
  await settled(page);
}

test('every figure that is offered is explained for every example, in the words of its results', async ({ page }) => {
  await open(page);
  let profit = '';
  for (const name of ['Skincare launch', 'App installs', 'Local restaurant', 'Premium gadget', 'Sportswear']) {
    await test.step(name, async () => {
      await page.getByRole('button', { name, exact: true }).click();
      await settled(page);
      await tab(page, 'Method').click();
      await page.locator('.shares tbody tr').first().waitFor();
      await expect(page.locator('.step-result strong'), 'that of the example before is gone').not.toHaveText(profit);
      profit = await page.locator('.step-result strong').innerText();
      // One after the other, as a visitor chooses them; in the page, because there are hundreds.
      const told = await page.getByLabel('Figure to explain').evaluate(async (choice) => {
        const all = [];
        for (const { value } of [...choice.options]) {
          choice.value = value;
          choice.dispatchEvent(new Event('change', { bubbles: true }));
          await choice.closest('tierwise-steps').updateComplete;
          const last = [...document.querySelectorAll('.steps > li')].at(-1);
          all.push({ figure: value, explained: last?.querySelector('.step-head code')?.textContent, amount: last?.querySelector('.step-head .num')?.textContent });
        }
        return all;
      });
      expect(told.length).toBeGreaterThan(20);
      for (const { figure, explained, amount: shown } of told) {
        expect(explained, figure).toBe(figure);
        expect(shown, figure).toMatch(/\d|does not exist/);
      }
      await expect(page.locator('.method .skeleton')).toHaveCount(0);
      if (name === 'App installs') {
        await page.getByLabel('Figure to explain').selectOption('cpa');
        await expect(page.getByLabel('Figure to explain').locator('option:checked')).toHaveText('Cost of a tracked install (CPA)');
        await expect(page.locator('.steps > li').last().locator('.step-head .num')).toContainText('per tracked install');
      }
      await tab(page, 'Estimate').click();
    });
  }
});

test('the explained value is the one of the projection, and each formula stands beside its numbers', async ({ page }) => {
  await openMethod(page);
  await expect(page.locator('.steps > li').last()).toContainText('contribution − cost');
  await page.getByLabel('Figure to explain').selectOption('cpm');
  const shown = amount(await page.locator('.steps > li').last().locator('.step-head .num').innerText().then((text) => text.replace(/\s*per 1,000 views/, '')));
  const glossary = amount(await page.locator('.glossary > div', { hasText: 'CPM' }).locator('.here strong').innerText());
  expect(Number(shown.toPrecision(2))).toBe(glossary);
});

test('every abbreviation says what is divided by what and has the figure that Plan prints at typical inputs, and a mean is not said to be one', async ({ page }) => {
  await openMethod(page);
  const here = (abbreviation) => page.locator('.glossary > div').filter({ has: page.locator('abbr', { hasText: new RegExp(`^${abbreviation}$`) }) }).locator('.here');
  await expect(page.locator('.glossary abbr')).toHaveText(['ROI', 'ROAS', 'iROAS', 'CPM', 'CPE', 'CPC', 'CPA', 'CAC', 'EMV', 'EVPI', 'EVPPI', 'P5, P50, P95']);
  for (const id of [0, 1, 2, 3, 4, 5, 6, 7]) await expect(page.locator('.glossary dd').nth(id)).toContainText('÷');
  const told = {};
  for (const name of ['CPM', 'CPC', 'CPE', 'CAC']) {
    await expect(here(name)).toContainText('At typical inputs:');
    told[name] = await here(name).locator('strong').innerText();
  }
  await expect(here('EVPI')).toHaveText(/^Here: [\d,]+/);
  await tab(page, 'Plan').click();
  for (const [name, heading] of [['CPM', 'CPM'], ['CPC', 'CPC'], ['CPE', 'CPE'], ['CAC', 'Cost per new customer']]) {
    const row = page.locator('.figures-table tr').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${heading}`) }) });
    await expect(row.locator('td').first(), name).toHaveText(told[name]);
  }
});

test('the grades say what they mean, their shares of the spread add up, and the ledger names each publication and can be narrowed by grade', async ({ page }) => {
  await openMethod(page);
  const rows = region(page, 'What the grades mean').locator('tbody tr');
  await expect(rows.filter({ hasText: 'Measured, and the sample is stated' })).toHaveCount(1);
  const shares = (await rows.locator('td:nth-of-type(2)').allInnerTexts()).map((text) => Number(text.replace(/[^\d.]/g, '')));
  expect(Math.abs(shares.reduce((sum, x) => sum + x, 0) - 100)).toBeLessThanOrEqual(4);     // whole percents
  const ledger = region(page, 'Where every input comes from');
  await expect(ledger.getByRole('columnheader')).toHaveText(['Input', 'Typical', '9 in 10 times', 'Grade', 'Source', 'Year', 'Sample']);
  await expect(ledger.locator('.group')).toHaveText(['Creators and response', 'What a result is worth', 'What counts', 'Audience', 'Costs besides fees', 'Other assumptions']);
  await expect(ledger.locator('td.c-sources a[href^="http"]').first()).toHaveAttribute('rel', /noopener/);
  expect(await ledger.locator('td.c-year').allInnerTexts()).toContain('2023');
  const all = await ledger.locator('tr.first').count();
  await ledger.getByLabel('Inputs shown').selectOption('claimed');
  const grades = await ledger.locator('tr.first .grade').allInnerTexts();
  expect(grades.length).toBeGreaterThan(3);
  expect(grades.length).toBeLessThan(all);
  expect(new Set(grades.map((text) => text.replace(/\s*Grade\s*/, '').trim()))).toEqual(new Set(['C']));
  await expect(ledger.getByLabel('Inputs shown').locator('option:checked')).toHaveText(`Claimed: C (${grades.length})`);
  await ledger.locator('tr.first button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the plan stands beside what others say: both tier schemes, other rules with formula, figure and source, and what others saw', async ({ page }) => {
  await openMethod(page);
  const tiers = region(page, 'Tiers under every scheme');
  await expect(tiers.locator('.schemes caption')).toHaveText(['Agency scheme', 'Common scheme']);
  await expect(tiers.locator('.lens tbody tr')).toHaveCount(1);
  await expect(tiers.locator('.lens tbody tr')).toContainText('mid, which begins at 50,001: 20,001 more followers.');       // 30,000 followers
  await expect(tiers.locator('.lens .c-where')).toContainText('68');                                          // ln 3 / ln 5.0001
  const scale = tiers.getByRole('figure', { name: 'Tier scale: Line 1, 30,000 followers each' });
  await expect(scale.getByRole('img')).toHaveAttribute('aria-label', '30,000 followers: Agency scheme: micro; Common scheme: micro');
  await scale.getByRole('img').focus();
  await page.keyboard.press('ArrowRight');
  await expect(scale.getByRole('status')).toHaveText('Agency scheme: micro');
  await expect(tiers.locator('.schemes'), 'the twin has the cuts; said twice they would not say more').toBeHidden();
  await scale.getByRole('button', { name: 'Show as table: Tier scale: Line 1' }).click();
  await expect(scale.locator('tbody tr')).toHaveCount(10);
  await expect(scale.locator('tbody tr').nth(2)).toHaveText('Agency schememid50,001500,000');
  for (const kind of ['SVG', 'PNG']) {
    const saved = page.waitForEvent('download');
    await scale.locator('.chart-save').click();
    await scale.getByRole('button', { name: new RegExp(kind) }).click();
    expect((await saved).suggestedFilename()).toBe(`tierwise-tiers-1.${kind.toLowerCase()}`);
  }
  const rules = region(page, 'What other rules would call this plan');
  await expect(rules).toContainText('None of them is money');
  await expect(rules.locator('tbody tr')).toHaveCount(10);
  const views = rules.locator('tr', { hasText: 'Views at an average CPM' });
  await expect(views.locator('.c-formula')).toContainText('views of the posts ÷ 1,000 × 10.8');
  await expect(views.locator('.c-called')).toContainText('1,322 USD');                                         // 122,400 views
  await expect(views.locator('.c-sources a')).toHaveAttribute('href', /^https:/);
  await expect(rules.locator('tr', { hasText: 'once published for X' })).toContainText('likes, comments, shares are not counted apart');
  await expect(rules.locator('tr', { hasText: 'Views at booked CPMs' }).locator('.c-formula')).toContainText('TikTok');
  await expect(rules.locator('.verdict-line')).toContainText('The fees of this plan are 11,200 USD');
  const notes = region(page, 'Is that plausible?');
  await expect(notes.locator('li', { hasText: 'Cost of 1,000 views' })).toContainText('above');
  await expect(notes.locator('a[href^="http"]').first()).toBeVisible();
  await expect(notes).toContainText('Inside the published range: Fee per post');
  await page.goto('/#plan');
  await expect(region(page, 'Is that plausible?').locator('li', { hasText: 'Cost of 1,000 views' })).toBeVisible();
});

test('a value that cannot be read is waited for in words, and nothing loads for ever', async ({ page }) => {
  await open(page);
  await box(page, 'fee').fill('lots');
  await box(page, 'fee').blur();
  await tab(page, 'Method').click();
  await expect(page.locator('.method')).toContainText('This follows once the value that cannot be read is corrected.');
  await expect(page.locator('.method .skeleton')).toHaveCount(0);
});

test('the view is read and worked with the keyboard alone', async ({ page }) => {
  await openMethod(page);
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').nth(4).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#method-translator')).toBeFocused();
  await page.getByLabel('Figure to explain').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.steps > li').last().locator('.step-head code')).toHaveText('roi');
  await page.getByLabel('Inputs shown').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.closest('.ledger') !== null)).toBe(true);
});

for (const language of languages) {
  test.describe(`320 px, ${language}`, () => {
    test.use({ viewport: { width: 320, height: 700 } });
    test('nothing in Method is wider than the screen, whatever the figure, and axe finds nothing', async ({ page }) => {
      await openMethod(page, `?lang=${language}`);
      for (const figure of ['breakEven.feeMultiplier', 'cac', 'profit']) {
        await page.locator('#metric').selectOption(figure);
        expect(await overflow(page), figure).toBeLessThanOrEqual(0);
      }
      await expect(page.locator('tierwise-citations a').first()).toBeVisible();
      await expectAccessible(page, language);
    });
  });
}

test('on paper the tables stay, and what only works on a screen goes', async ({ page }) => {
  await openMethod(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.method-contents')).toBeHidden();
  await expect(page.getByLabel('Figure to explain')).toBeHidden();
  await expect(page.locator('.steps > li').first()).toBeVisible();
  await expect(page.locator('.ledger')).toBeVisible();
  await expect(page.locator('.schemes table')).toHaveCount(2);
  await expect(page.locator('.schemes table').first()).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test.describe('what cannot be had', () => {
  test('the publications that cannot be fetched are said to be missing, and come when asked again', async ({ page, troubles }) => {
    let refuse = true;
    await page.route(/sources.*\.json/, (route) => (refuse ? route.abort() : route.continue()));
    await page.goto('/#method');
    const alert = page.getByRole('alert').filter({ hasText: 'The sources could not be loaded' });
    await expect(alert).toBeVisible({ timeout: 30_000 });
    refuse = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('td.c-sources a').first()).toBeVisible();
    await expect(alert).toHaveCount(0);
    troubles.length = 0;
  });

  test('an engine that cannot be fetched is said in words, and nothing loads for ever', async ({ page, troubles }) => {
    await page.route(/\/assets\/tierwise-(?!estimate)[^/]*\.wasm/, (route) => route.abort());
    await page.goto('/#method');
    await expect(page.getByRole('alert').filter({ hasText: 'The computation stopped' })).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.method .skeleton')).toHaveCount(0);
    troubles.length = 0;
  });

  for (const [language, sentence, formula] of [['en', 'This browser does not let the page compute.', 'profit = contribution − cost'], ['de', 'Dieser Browser lässt die Seite nicht rechnen.', 'Gewinn = Deckungsbeitrag − Kosten']]) {
    test(`a browser without WebAssembly gets a sentence and the formulas, in ${language}`, async ({ page, troubles, request }) => {
      const gone = 'delete globalThis.WebAssembly;';
      await page.addInitScript(gone);
      // A worker has a global scope of its own, which no init script reaches.
      await page.route(/\/assets\/worker.*\.js/, async (route) => {
        const script = await (await request.get(route.request().url())).text();
        await route.fulfill({ contentType: 'text/javascript', body: `${gone}\n${script}` });
      });
      await page.goto(`/?lang=${language}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(sentence, { timeout: 60_000 });
      await expect(page.locator('.formulas li')).toHaveCount(8);
      await expect(page.locator('.formulas')).toContainText(formula);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      troubles.length = 0;
    });
  }
});
