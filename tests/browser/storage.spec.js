// What stays on the device: the work in progress and named scenarios; a storage that refuses, is full or damaged; two tabs; files
// out and in; the result as text.
import { readFile } from 'node:fs/promises';
import { box, changeLanguage, figures, open, problem, reset, settled, type, typeAll } from './estimate.js';
import { expect, test } from './test.js';

const banner = (page) => page.locator('.banner');
const saved = (page) => page.getByRole('dialog', { name: 'Scenarios on this device' });
const names = (page) => saved(page).locator('.saved-open > span:first-child');
const openSaved = (page) => page.getByRole('button', { name: /: Scenarios$/ }).click();
const choose = async (page, item) => {
  await page.getByRole('button', { name: 'More: files, report, language' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};
/** The work in progress as the device keeps it, read past the page and without making a place for it. */
const kept = (page) => page.evaluate(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'tierwise')) return null;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tierwise');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const { result: db } = opening;
      const reading = db.transaction('scenarios').objectStore('scenarios').get('work');
      reading.onsuccess = () => { resolve(reading.result ?? null); db.close(); };
    };
  });
});
const keptFee = async (page) => (await kept(page))?.entries[0].scenario.creators[0].fee ?? null;
/** Puts anything where the page keeps its records. */
const plant = (page, key, value) => page.evaluate(([key, value]) => new Promise((resolve) => {
  const opening = indexedDB.open('tierwise');
  opening.onsuccess = () => {
    const writing = opening.result.transaction('scenarios', 'readwrite');
    writing.objectStore('scenarios').put(value, key);
    writing.oncomplete = () => { opening.result.close(); resolve(undefined); };
  };
}), [key, value]);
async function typeAndKeep(page, fee) {
  await type(page, 'fee', String(fee));
  await expect.poll(() => keptFee(page)).toBe(fee);
}

test('what was typed is there after a reload, after the back button, after coming back, and if it was typed a moment before; unreadable text included', async ({ page }) => {
  await open(page);
  await typeAndKeep(page, 123);
  await type(page, 'followers', 'oo5');
  const before = await figures(page);
  for (const [way, come] of Object.entries({
    'the back button': async () => { await page.goto('about:blank'); await page.goBack(); },
    'a reload': () => page.reload(),
    'coming back to the bare address, as by a bookmark': async () => { await page.goto('about:blank'); await page.goto('/'); },
  })) {
    await come();
    await settled(page);
    await expect(box(page, 'fee'), way).toHaveValue('123');
    await expect(box(page, 'followers'), way).toHaveValue('oo5');
    await expect(problem(page, 'followers'), way).toBeVisible();
    expect(await figures(page), way).toEqual(before);
  }
  await box(page, 'fee').fill('124');
  await page.reload();
  await settled(page);
  await expect(box(page, 'fee')).toHaveValue('124');
});

test('a reload that began before the address was last written finds what was typed until the page went', async ({ page }) => {
  await open(page);
  await typeAndKeep(page, 123);
  await type(page, 'followers', 'oo5');
  await expect(page).toHaveURL(/#s=/);
  const began = page.url();
  // The answer to the reload waits until the page, which lives on meanwhile, has written the next fee into its address and onto the device.
  const written = page.waitForRequest(/\?written$/);
  await page.route((url) => url.pathname === '/', async (route) => { await written; await route.continue(); });
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => {
    const before = location.href;
    const fee = document.querySelector('#fee');
    setTimeout(() => {
      location.reload();
      setTimeout(() => { fee.value = '124'; fee.dispatchEvent(new Event('input', { bubbles: true })); }, 100);
      const look = setInterval(() => {
        if (location.href === before) return;
        clearInterval(look);
        setTimeout(() => fetch('/robots.txt?written'), 500);
      }, 50);
    });
  });
  await loaded;
  await settled(page);
  await expect(box(page, 'fee')).toHaveValue('124');
  await expect(box(page, 'followers')).toHaveValue('oo5');
  await expect(banner(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => location.href)).not.toBe(began);
});

test('a value that the engine refuses is there after a reload, beside its sentence, and can be mended', async ({ page }) => {
  await open(page);
  await typeAndKeep(page, 123);
  await box(page, 'followers').fill('1e12');
  await expect(problem(page, 'followers')).toBeVisible();
  await expect.poll(async () => (await kept(page)).entries[0].scenario.creators[0].followers).toBe(1e12);
  await page.reload();
  await expect(problem(page, 'followers')).toBeVisible();
  await expect(box(page, 'fee')).toHaveValue('123');
  await type(page, 'followers', '40000');
  await expect(problem(page, 'followers')).toHaveCount(0);
});

test('a scenario is saved, opened, renamed, duplicated, saved over and deleted, and a deletion is taken back', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  const spring = await figures(page);
  await openSaved(page);
  await expect(saved(page)).toContainText('None saved yet.');
  await saved(page).getByLabel('Name', { exact: true }).fill('Spring');
  await page.keyboard.press('Enter');
  await expect(page.locator('tierwise-toast')).toContainText('“Spring” is saved');
  await expect(page.getByRole('button', { name: 'Spring: Scenarios' })).toBeVisible();

  await page.locator('.chip', { hasText: 'App installs' }).click();
  await settled(page);
  await openSaved(page);
  await saved(page).getByRole('button', { name: 'Duplicate Spring' }).click();
  await expect(names(page)).toHaveText(['Spring, copy', 'Spring']);
  await saved(page).getByRole('button', { name: 'Rename Spring, copy' }).click();
  await page.keyboard.type('  Autumn 🍂 ');
  await page.keyboard.press('Enter');
  await expect(names(page)).toHaveText(['Autumn 🍂', 'Spring']);
  await expect(saved(page).getByRole('button', { name: 'Open Autumn 🍂' }), 'the focus stays on the row').toBeFocused();
  await saved(page).getByRole('button', { name: 'Rename Spring' }).click();
  await page.keyboard.type('never');
  await page.keyboard.press('Escape');
  await expect(names(page)).toHaveText(['Autumn 🍂', 'Spring']);
  await saved(page).getByRole('button', { name: 'Open Spring' }).click();
  await settled(page);
  await expect(box(page, 'fee')).toHaveValue('99');
  expect((await figures(page)).strip).toBe(spring.strip);
  await expect(banner(page)).toContainText('Opened from this device.');
  await banner(page).getByRole('button', { name: 'Back to what I had' }).click();
  await expect(page.locator('.chip', { hasText: 'App installs' })).toHaveAttribute('aria-pressed', 'true');

  await openSaved(page);
  await saved(page).getByRole('button', { name: 'Delete Spring' }).click();
  await expect(names(page)).toHaveText(['Autumn 🍂']);
  await page.keyboard.press('Escape');
  await page.locator('tierwise-toast').getByRole('button', { name: 'Undo' }).click();
  await openSaved(page);
  await expect(names(page)).toHaveText(['Autumn 🍂', 'Spring']);
  await saved(page).getByLabel('Name', { exact: true }).fill('Spring');
  await page.keyboard.press('Enter');
  await expect(page.locator('tierwise-toast')).toContainText('“Spring” replaces');
  await page.reload();
  await settled(page);
  await openSaved(page);
  await expect(names(page), 'the same name is saved over').toHaveText(['Spring', 'Autumn 🍂']);
});

const REFUSALS = {
  'is not there': () => { Object.defineProperty(window, 'indexedDB', { value: undefined }); },
  'throws': () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; },
  'never answers': () => { IDBFactory.prototype.open = () => new EventTarget(); },
  'refuses localStorage too': () => {
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
  },
};
for (const [what, refuse] of Object.entries(REFUSALS)) {
  test(`a storage that ${what} costs nothing but the keeping, and says so`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page);
    const start = await figures(page);
    await type(page, 'fee', '99');
    await expect(page).toHaveURL(/#s=1\./);
    if (what !== 'never answers') {
      await expect(banner(page)).toContainText('does not let the page keep anything on this device');
      await openSaved(page);
      await expect(saved(page).getByRole('alert')).toContainText('does not let the page keep');
      await page.keyboard.press('Escape');
    }
    const { stamp, strip } = await figures(page);
    expect(strip).not.toBe(start.strip);
    await page.reload();
    await settled(page);
    await expect(box(page, 'fee'), 'the address has it').toHaveValue('99');
    expect((await figures(page)).stamp).toBe(stamp);
  });
}

test('a storage that is full says so, keeps the list, and keeps again once there is room', async ({ page }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    window.full = true;
    IDBObjectStore.prototype.put = function (...args) {
      if (window.full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  await open(page);
  await type(page, 'fee', '99');
  await expect(banner(page)).toContainText('The storage of this browser is full');
  await openSaved(page);
  await saved(page).getByLabel('Name', { exact: true }).fill('Spring');
  await page.keyboard.press('Enter');
  await expect(saved(page).getByRole('alert')).toContainText('full');
  await expect(saved(page).getByLabel('Name', { exact: true })).toHaveValue('Spring');
  await page.keyboard.press('Escape');
  await page.evaluate(() => { window.full = false; });
  await typeAndKeep(page, 98);
  await expect(banner(page)).toHaveCount(0);
});

test('a name that is taken is saved over, and what stood there can be brought back', async ({ page }) => {
  await open(page);
  const saveAs = async (name) => {
    await openSaved(page);
    await saved(page).getByLabel('Name', { exact: true }).fill(name);
    await page.keyboard.press('Enter');
  };
  await type(page, 'fee', '111');
  await saveAs('Client A');
  await expect(page.locator('tierwise-toast')).toContainText('is saved');
  await type(page, 'fee', '222');
  await saveAs('Client A');
  await expect(page.locator('tierwise-toast')).toContainText('replaces what was saved');
  await page.locator('tierwise-toast').getByRole('button', { name: 'Undo' }).click();
  await openSaved(page);
  await expect(names(page)).toHaveText(['Client A']);
  await saved(page).getByRole('button', { name: /Open Client A|Client A/ }).first().click();
  await expect(box(page, 'fee')).toHaveValue('111');
});

test('the way back from a file leads to what was there, whatever was typed since, and the note goes with what was opened', async ({ page }) => {
  await open(page);
  await type(page, 'count', '13');
  const before = await figures(page);
  const put = () => page.locator('#import').setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ creators: [{ platform: 'tiktok', format: 'video', followers: 9000, count: 5 }] })) });
  await page.getByRole('button', { name: 'More: files, report, language' }).click();
  await page.keyboard.press('Escape');
  await put();
  await expect(banner(page)).toContainText('Opened from a file');
  await type(page, 'fee', '77');
  await type(page, 'count', '3');
  await page.getByRole('button', { name: 'Back to what I had' }).click();
  await settled(page);
  expect(await figures(page)).toEqual(before);
  await put();
  await expect(banner(page)).toContainText('Opened from a file');
  await page.getByRole('button', { name: 'App installs' }).click();
  await expect(banner(page)).toHaveCount(0);
});

test('a storage that becomes full while the note above is out of sight says so at the foot of the window', async ({ page }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      if (window.full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  await page.goto('/#plan');
  await settled(page);
  await page.evaluate(() => { window.full = true; });
  await page.locator('#costs-fixed-mid').fill('99');
  await expect(page.locator('tierwise-toast')).toContainText('The storage of this browser is full');
  await expect(banner(page)).not.toBeInViewport();
});

test('a damaged record of the work in progress is told, and the page starts anew or from its address', async ({ page }) => {
  await open(page);
  await typeAndKeep(page, 123);
  await expect(page).toHaveURL(/#s=1\./);
  const address = page.url();
  const comeWith = async (junk, to) => {
    await page.goto('/robots.txt');
    await plant(page, 'work', junk);
    await page.goto(to);
    await settled(page);
  };
  const junk = [{ entries: 'x' }, 7, { entries: [{ scenario: { creators: [{ platform: 'x' }] } }], current: 99 }];
  for (const record of junk) {
    await comeWith(record, '/');
    await expect(banner(page)).toContainText('What was kept on this device is damaged');
    await expect(box(page, 'fee')).toHaveValue('280');
  }
  // Whatever is wrong with a record, nothing of it reaches the page; the address is read without it.
  await comeWith(junk[2], address);
  await expect(box(page, 'fee')).toHaveValue('123');
});

test('a damaged saved scenario is listed as such, can be deleted, and leaves the others alone', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  await openSaved(page);
  await saved(page).getByLabel('Name', { exact: true }).fill('Sound');
  await page.keyboard.press('Enter');
  await expect(page.locator('tierwise-toast')).toContainText('saved');
  await plant(page, 'saved:bad', { name: 'Broken', at: 1, workspace: { entries: 7 } });
  await plant(page, 'saved:worse', 'nothing');
  await openSaved(page);
  await expect(names(page)).toHaveText(['Sound', 'Broken', 'Without a name']);
  await expect(saved(page)).toContainText('damaged, cannot be opened');
  await saved(page).getByRole('button', { name: 'Delete Broken' }).click();
  await saved(page).getByRole('button', { name: 'Delete Without a name' }).click();
  await expect(names(page)).toHaveText(['Sound']);
  await saved(page).getByRole('button', { name: 'Open Sound' }).click();
  await expect(box(page, 'fee')).toHaveValue('99');
});

test('two tabs keep what each of them shows, and what one saved is there in the other', async ({ page, context }) => {
  await open(page);
  await typeAndKeep(page, 111);
  const other = await context.newPage();
  await open(other);
  await expect(box(other, 'fee')).toHaveValue('111');
  await typeAndKeep(other, 222);
  await openSaved(other);
  await saved(other).getByLabel('Name', { exact: true }).fill('From the second tab');
  await other.keyboard.press('Enter');
  await expect(other.locator('tierwise-toast')).toContainText('saved');
  await expect(box(page, 'fee'), 'nobody’s boxes change under their hands').toHaveValue('111');
  await openSaved(page);
  await expect(names(page)).toHaveText(['From the second tab']);
  await page.keyboard.press('Escape');
  for (const [tab, fee] of [[page, '111'], [other, '222']]) {
    await tab.reload();
    await settled(tab);
    await expect(box(tab, 'fee')).toHaveValue(fee);
  }
});

async function download(page, item) {
  const coming = page.waitForEvent('download');
  await choose(page, item);
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}
const put = (page, name, content) => page.locator('#import').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

/** Loads what takes files: it comes with the menu. */
async function openMenuOnce(page) {
  await page.locator('.tools button[aria-haspopup="menu"]').click();
  await expect(page.locator('tierwise-more')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('tierwise-more')).toBeHidden();
}
/** The note about what was opened is closed, so that the next one is the next one's. */
async function closeBanner(page) {
  await banner(page).getByRole('button', { name: /^(Close|Schließen)$/ }).click();
  await expect(banner(page)).toHaveCount(0);
}

test('what goes out as JSON or as a table comes back with the same stamp, in both languages', async ({ page }) => {
  await open(page);
  const start = await figures(page);
  for (const [item, kind, language, fee] of [['Save as JSON', 'json', 'en', '133.37 to 210.5'], ['Inputs as CSV', 'csv', 'en', '133.37 to 210.5'], [/Eingaben/, 'csv', 'de', '133,37']]) {
    await test.step(`${kind}, ${language}`, async () => {
      if (language === 'de') await changeLanguage(page);
      await typeAll(page, { followers: '52345', fee });
      const sent = await figures(page);
      const coming = page.waitForEvent('download');
      await page.locator('.tools button[aria-haspopup="menu"]').click();
      await page.getByRole('menuitem', { name: item }).click();
      const file = await coming;
      expect(file.suggestedFilename()).toMatch(new RegExp(`^tierwise-skincare.*\\.${kind}$|^tierwise-hautpflege.*\\.${kind}$`));
      const text = await readFile(await file.path(), 'utf8');
      if (language === 'de') expect(text).toContain(';133,37;');
      await reset(page);
      expect((await figures(page)).stamp, 'nothing of it is left').toBe(start.stamp);
      await put(page, file.suggestedFilename(), text);
      await expect(banner(page)).toContainText(language === 'de' ? 'Aus einer Datei' : 'Opened from a file.');
      expect((await figures(page)).stamp).toBe(sent.stamp);
      expect((await figures(page)).strip).toBe(sent.strip);
      await closeBanner(page);
      await reset(page);
    });
  }
});

test('results go out as a table with the stamp, and the simulated worlds as one that gives the chance of profit again', async ({ page }) => {
  await open(page);
  const { strip, stamp } = await figures(page);
  const results = await download(page, 'Results as CSV');
  expect(results.name).toBe('tierwise-skincare-launch-results.csv');
  expect(results.text).toContain(stamp);
  expect(results.text).toMatch(/simulated\.probability\.profit/);
  const { name, text } = await download(page, 'Simulated worlds as CSV');
  expect(name).toBe('tierwise-skincare-launch-draws.csv');
  const [head, ...rows] = text.replace('\ufeff', '').trimEnd().split('\r\n').map((line) => line.split(','));
  expect(head).toEqual(['draw', 'reach', 'clicks', 'trackedOrders', 'incrementalOrders', 'cost', 'contribution', 'profit', 'roi', 'stamp']);
  expect(rows.length).toBe(65536);
  expect(rows[0].at(-1)).toBe(stamp);
  const pays = rows.filter((row) => Number(row[head.indexOf('profit')]) > 0).length;
  expect(strip).toContain(`${Math.round((100 * pays) / rows.length)} %`);
});

test('a table with German separators is read, by an English page and by a German one', async ({ page }) => {
  await open(page);
  await openMenuOnce(page);
  for (const language of ['en', 'de']) {
    if (language === 'de') await changeLanguage(page);
    await expect(box(page, 'followers')).toHaveValue(language === 'de' ? '30.000' : '30,000');
    await put(page, 'plan.csv', '\ufeffplatform;format;followers;count;fee;product.grossMargin\r\ninstagram;reel;52.345;7;1.133,37;0,55\r\n');
    await expect(banner(page)).toContainText(language === 'de' ? 'Aus einer Datei' : 'Opened from a file');
    await expect(box(page, 'followers')).toHaveValue(language === 'de' ? '52.345' : '52,345');
    await expect(box(page, 'count')).toHaveValue('7');
    await expect(box(page, 'fee')).toHaveValue(language === 'de' ? '1.133,37' : '1,133.37');
    await expect(banner(page)).not.toContainText(/Left out|Weggelassen|ausgelassen/);
    await closeBanner(page);
    await reset(page);
  }
});

const LINE = { platform: 'tiktok', format: 'video', followers: 5000 };
const scenarioOf = (...creators) => JSON.stringify({ schema: 'tierwise/scenario@1', creators });
/** A file by its name, what is in it, what is said of it, and where. Neighbours are told in other words, so that none is taken for the next. */
const REFUSED = [
  ['empty.json', '', 'This file is empty.', 'toast'],
  ['cut.json', '{"schema":"tierwise/export@1","entries":[', 'This file is damaged', 'toast'],
  ['other.json', '{"a":1}', 'No scenario was found', 'toast'],
  ['no number.json', '{"a":NaN}', 'line 1, column 6', 'toast'],
  ['list.csv', 'name,age\nx,1', 'No scenario was found', 'toast'],
  ['one comma more.json', '{\n"creators": [1,]}', 'line 2, column 16', 'toast'],
  ['photo.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]), 'No scenario was found', 'toast'],
  ['other quotes.json', "{'a':1}", 'line 1, column 2', 'toast'],
  ['big.csv', 'x'.repeat((1 << 20) + 1), 'larger than 1 MB', 'toast'],
  ['cut in an object.json', '{"a":1', 'ends before it is complete', 'toast'],
  ['too many followers.json', scenarioOf({ ...LINE, followers: 1e12 }), /Followers each: Type a whole number from 0 to 10,000,000,000\./, 'banner'],
  ['a format the platform does not have.json', scenarioOf({ ...LINE, format: 'reel' }), /Format: Choose .* video \(tiktok\)/, 'banner'],
  ['a misspelt platform.json', scenarioOf({ ...LINE, platform: 'tictok' }), /Platform: Did you mean “tiktok”\?/, 'banner'],
  ['no creators.json', scenarioOf(), /Creators: At least one is needed\./, 'banner'],
  ['followers as text.json', scenarioOf({ ...LINE, followers: '5000' }), /Followers each: Type a number/, 'banner'],
  ['a table of such.json', 'platform,format,followers\ntiktok,reel,5\n', /Format: Choose/, 'banner'],
];
test('a file that cannot be used leaves the plan as it was and says why', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  const mine = await figures(page);
  await openMenuOnce(page);
  for (const [name, content, reason, where] of REFUSED) {
    await test.step(name, async () => {
      await put(page, name, content);
      if (where === 'banner') await expect(banner(page), name).toContainText('It was not opened; what you had is still here.');
      await expect(where === 'banner' ? banner(page) : page.locator('tierwise-toast'), name).toContainText(reason);
      await expect(page.locator('.strip.stale'), name).toHaveCount(0);
      await expect(box(page, 'fee'), name).toHaveValue('99');
      expect(await figures(page), name).toEqual(mine);
      await page.keyboard.press('ControlOrMeta+Shift+z');
      expect(await figures(page), `${name}: redo does not lead to what was refused`).toEqual(mine);
      if (where === 'banner') await closeBanner(page);
    });
  }
});

test('what is left out of a good file is named with the reason, whether the page or the engine refused it', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  const before = await figures(page);
  await openMenuOnce(page);
  await put(page, 'half.json', JSON.stringify({ schema: 'tierwise/scenario@9', creators: [{ platform: 'tiktok', format: 'video', followers: 777, fee: 'lots' }], weather: [1] }));
  await expect(banner(page)).toContainText('made by a newer version');
  await expect(banner(page)).toContainText(/Left out: .*Fee/);
  await expect(box(page, 'followers')).toHaveValue('777');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await figures(page)).toEqual(before);
  await put(page, 'x.json', scenarioOf({ ...LINE, fee: -3 }, { ...LINE, platform: 'tictok' }));
  await expect(banner(page)).toContainText('Fee per post: Type an amount from 0');
  await expect(banner(page)).toContainText('Platform: Did you mean “tiktok”?');
  await expect(box(page, 'followers')).toHaveValue('5,000');
});

test('the result is copied as text, with its stamp and link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await type(page, 'fee', '99');
  const { headline, stamp } = await figures(page);
  await choose(page, 'Copy result as text');
  await expect(page.locator('tierwise-toast')).toContainText('Copied');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(headline);
  expect(text).toContain(`Computed by Tierwise: ${stamp}`);
  expect(text).toMatch(/http:\/\/localhost:\d+\/#s=1\.[\w-]+\n$/);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('dialog', { name: 'Share this scenario' }).getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('#share-link').inputValue());
});

test('where the clipboard is refused, the text comes as a file and the link is selected', async ({ page }) => {
  await page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); });
  await open(page);
  const { stamp } = await figures(page);
  const { name, text } = await download(page, 'Copy result as text');
  expect(name).toBe('tierwise-skincare-launch.txt');
  expect(text).toContain(stamp);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('dialog', { name: 'Share this scenario' }).getByRole('status')).toContainText('copy it with the keyboard');
  expect(await page.locator('#share-link').evaluate((e) => document.activeElement === e && e.selectionEnd - e.selectionStart === e.value.length)).toBe(true);
});

test('a scenario of one’s own whose only line is refused opens with its boxes as they were saved', async ({ page }) => {
  await open(page);
  await type(page, 'followers', '1e12');
  await page.getByRole('button', { name: /: Scenarios$/ }).click();
  await saved(page).getByLabel('Name', { exact: true }).fill('Wrong');
  await page.keyboard.press('Enter');
  await page.locator('.chip').nth(1).click();
  await openSaved(page);
  await saved(page).getByRole('button', { name: 'Open Wrong' }).click();
  await expect(problem(page, 'followers')).toBeVisible();
  await expect(box(page, 'count')).toHaveValue('20');
});
