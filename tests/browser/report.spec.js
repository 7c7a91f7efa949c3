// The printed report: one page in A4 and Letter, whatever is on it, in both languages; what heads it stays on the device.
import { violations } from './axe.js';
import { figures, open, settled } from './estimate.js';
import { expect, test } from './test.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==', 'base64');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><script>top.hacked = true</script><rect width="200" height="50" fill="#c00"/></svg>');
const LONG = 'Should we book these creators for the spring launch of the sensitive skin line in Germany, Austria and Switzerland 2027';
const file = (name, mimeType, buffer) => ({ name, mimeType, buffer });

/** Pages of a PDF: its page objects. Chromium writes them outside of compressed streams. @param {Buffer} pdf */
const pagesOf = (pdf) => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;

async function openForm(page, name = /^Report/) {
  await page.getByRole('button', { name: /^(More|Mehr)/ }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.locator('#report-title')).toBeVisible();
}
/** What the printer would get, left on the page. */
async function draw(page) {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  return page.locator('.report');
}
const loaded = (page) => expect(page.locator('tierwise-report-form')).toBeAttached({ timeout: 15_000 });

for (const [lang, item] of [['en', /^Report/], ['de', /^Bericht/]]) {
  test(`one page in A4 and in Letter, nothing cut off, in ${lang}, with 12 lines, six digits and a long title too`, async ({ page }) => {
    await open(page, { query: `?lang=${lang}` });
    for (const long of [false, true]) {
      if (long) {
        const line = { platform: 'instagram', format: 'reel', followers: 250000, count: 3, posts: 2, fee: 123456 };
        const creators = Array.from({ length: 12 }, (_, i) => ({ ...line, followers: 250000 + i, ...(i % 2 ? { platform: 'youtube', format: 'video' } : {}), contentValue: 1500 }));
        const { stamp } = await figures(page);
        await page.locator('#import').setInputFiles(file('long.json', 'application/json', Buffer.from(JSON.stringify({ name: LONG, creators, costs: { fixed: 234567 } }))));
        await expect(page.locator('.footer .num')).not.toHaveText(stamp);
        await settled(page);
      }
      await openForm(page, item);
      await page.locator('#report-title').fill(long ? LONG : 'Spring');
      await page.locator('#report-client').fill(long ? 'Internationale Hautpflege-Gesellschaft Müller, Söhne & Töchter mbH' : 'Lumen');
      await page.locator('#report-author').fill(long ? 'Northlight Studio for Marketing with Creators, Hamburg, Vienna and Zurich' : 'Northlight Studio');
      if (long) await page.locator('#report-logo').setInputFiles(file('logo.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="120"><rect width="900" height="120"/></svg>')));
      if (long) await expect(page.locator('tierwise-report-form img')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect.poll(async () => { await draw(page); return page.locator('.matters h2').textContent(); }, { timeout: 20_000 }).toMatch(/most important|wichtigste/);
      await expect(page.locator('.sheet')).toContainText(long ? LONG : 'Spring');
      for (const [format, width, height] of [['A4', 794, 1123], ['Letter', 816, 1056]]) {
        const which = `${format}${long ? ', long' : ''}`;
        expect(pagesOf(await page.pdf({ format, printBackground: true })), which).toBe(1);
        await draw(page);
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize({ width, height });
        const sheet = page.locator('.sheet');
        expect(await sheet.evaluate((e) => [e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth]), which).toEqual([0, 0]);
        expect(await sheet.locator('footer').evaluate((e) => e.getBoundingClientRect().bottom <= innerHeight), which).toBe(true);
        expect(await page.locator('.matters tbody tr').count(), which).toBeGreaterThanOrEqual(3);
        expect(await sheet.evaluate((e) => [...e.querySelectorAll('.letterhead p, .keys > div, .ladder tr > *')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 4).map((cell) => cell.textContent)), which).toEqual([]);
        await expect(page.locator('tierwise-app')).toBeHidden();
        await page.emulateMedia({ media: null });
      }
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await expect(page.locator('.sheet')).toHaveCount(0);
      await page.setViewportSize({ width: 1280, height: 720 });
    }
  });
}

test('a PDF holds the title, the client, the verdict, sources and the stamp as text', async ({ page }) => {
  await open(page);
  await openForm(page);
  await page.locator('#report-title').fill('Spring plan');
  await page.locator('#report-client').fill('Lumen Skincare');
  await page.keyboard.press('Escape');
  const report = await draw(page);
  const headline = await page.locator('h1').first().textContent();
  for (const text of ['Spring plan', 'For Lumen Skincare', headline, await page.locator('.footer .num').textContent(), 'From dashboard to profit', 'Orders per 1,000 reached']) await expect(report).toContainText(text);
  await expect(report.locator('.dot')).toHaveCount(50);
  await expect(report.locator('.matters .grade').first()).toBeAttached();
  await expect(report.locator('.matters .from').first()).toContainText(/\d{4}|and \d more/);
  await expect(report.locator('.keys dd')).toHaveCount(5);
});

test('Ctrl+P prints it too, in a quiet moment after opening, and light in the dark theme; without it the page prints without its controls', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.header')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.emulateMedia({ media: null });
  await loaded(page);
  await expect.poll(async () => (await draw(page)).locator('.matters .from').first().textContent(), { message: 'names who published it, without being opened before' }).toMatch(/\d{4}|and \d more/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.sheet')).toBeVisible();
  await expect(page.locator('.header, main').first()).toBeHidden();
  const colours = await page.locator('.sheet h1').evaluate((e) => [getComputedStyle(e).color, getComputedStyle(e.closest('.sheet')).backgroundColor]);
  expect(colours).toEqual(['rgb(18, 22, 30)', 'rgb(255, 255, 255)']);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  await expect(page.locator('.sheet')).toHaveCount(0);
  await expect(page.locator('main')).toBeVisible();
});

test('Ctrl+P a moment after the page came prints the report all the same', async ({ page }) => {
  await page.addInitScript(() => { window.print = () => { dispatchEvent(new Event('beforeprint')); window.printed = document.querySelector('.sheet')?.textContent ?? ''; }; });
  await open(page);
  await page.locator('body').press('Control+p');
  await expect.poll(() => page.evaluate(() => window.printed)).toContain('From dashboard to profit');
});

test('title, client, name and logo are kept on this device, and are in no link, file or saved scenario', async ({ page }) => {
  await open(page);
  await page.locator('#fee').fill('301');
  await settled(page);
  await openForm(page);
  await page.locator('#report-title').fill('Geheimtitel');
  await page.locator('#report-client').fill('Geheimkunde');
  await page.locator('#report-author').fill('Geheimname');
  await page.locator('#report-logo').setInputFiles(file('logo.svg', 'image/svg+xml', SVG));
  const picture = page.locator('.logo-row img');
  await expect(picture).toHaveAttribute('src', /^data:image\/png;base64,/);
  await page.keyboard.press('Escape');
  const logo = await picture.getAttribute('src');
  await expect(page).toHaveURL(/#s=/);
  const everything = await page.evaluate(async () => {
    const open = indexedDB.open('tierwise');
    const db = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
    const read = (key) => new Promise((resolve) => { const get = db.transaction('scenarios').objectStore('scenarios').get(key); get.onsuccess = () => resolve(JSON.stringify(get.result ?? null)); });
    return { report: await read('report'), work: await read('work'), workspace: JSON.stringify(document.querySelector('tierwise-app').store.state.workspace) };
  });
  expect(everything.report).toContain('Geheimkunde');
  expect(everything.work + everything.workspace).not.toMatch(/Geheim|data:image/);
  await page.getByRole('button', { name: /^More/ }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Save as JSON' }).click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  expect(text).toContain('301');
  expect(text).not.toMatch(/Geheim|data:image/);
  const link = page.url();
  await page.reload();
  await settled(page);
  await openForm(page);
  await expect(page.locator('#report-title')).toHaveValue('Geheimtitel');
  await expect(picture).toHaveAttribute('src', logo);
  expect(await page.evaluate(() => window.hacked)).toBe(undefined);
  const elsewhere = await page.context().browser().newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await settled(other);
  await openForm(other);
  await expect(other.locator('#report-title')).toHaveValue('');
  await elsewhere.close();
});

test('a file that is no picture, or too large a one, is refused in a sentence, and the logo before stays', async ({ page, troubles }) => {
  await open(page);
  await openForm(page);
  await page.locator('#report-logo').setInputFiles(file('logo.png', 'image/png', PNG));
  const picture = page.locator('.logo-row img');
  await expect(picture).toBeVisible();
  const logo = await picture.getAttribute('src');
  for (const wrong of [file('logo.png', 'image/png', Buffer.from('not a picture')), file('logo.svg', 'image/svg+xml', Buffer.from('<html></html>')), file('logo.jpg', 'image/jpeg', PNG.subarray(0, 30)), file('logo.png', 'image/png', Buffer.alloc(0))]) {
    await page.locator('#report-logo').setInputFiles(wrong);
    await expect(page.locator('#report-logo-problem')).toContainText('not a picture');
    await expect(picture).toHaveAttribute('src', logo);
  }
  await page.locator('#report-logo').setInputFiles(file('logo.png', 'image/png', Buffer.alloc(5 * 1024 * 1024 + 1)));
  await expect(page.locator('#report-logo-problem')).toContainText('too large');
  await page.locator('#report-logo').setInputFiles(file('logo.png', 'image/png', PNG));
  await expect(page.locator('#report-logo-problem')).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(picture).toHaveCount(0);
  expect(troubles).toEqual([]);
});

test('the form prints, and axe finds nothing in it', async ({ page }) => {
  await page.addInitScript(() => { window.print = () => { window.printed = document.querySelector(':popover-open') === null; }; });
  await open(page);
  await openForm(page);
  await expect(page.getByRole('dialog').getByRole('heading')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.locator('#report-title').fill('x');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
});

test('the browser’s own print() gets the report, by Ctrl+P and by the form: within it Chromium makes no new template', async ({ page }) => {
  await page.addInitScript(() => {
    window.printed = [];
    addEventListener('afterprint', () => window.printed.push(document.querySelector('.sheet')?.textContent ?? ''), { capture: true });
  });
  const printed = () => page.evaluate(() => window.printed);
  await open(page);
  await page.locator('body').press('Control+p');
  await expect.poll(async () => (await printed())[0]).toContain('From dashboard to profit');
  await page.reload();
  await settled(page);
  await openForm(page);
  await page.locator('#report-title').fill('Spring plan');
  await page.locator('.report-form .primary').click();
  await expect.poll(async () => (await printed())[0]).toContain('Spring plan');
});
