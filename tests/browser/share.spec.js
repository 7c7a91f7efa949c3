// The share link: the same figures on another machine, only what differs, never sent anywhere, and whatever is wrong with one is
// said in a sentence and costs nothing that was typed.
import { deflateSync, strToU8 } from 'fflate';
import { current, firstWorkspace, give } from '../../web/src/state/actions.js';
import { decodeLink } from '../../web/src/state/link.js';
import { box, figures, linkTo, open, reset, settled, shareLink, slider, type, typeAll } from './estimate.js';
import { expect, test } from './test.js';

const banner = (page) => page.locator('.banner');
/** Everything that the visitor gave, as the boxes show it. */
const boxes = (page) => page.locator('.estimate input[type="text"], .estimate select').evaluateAll((all) => all.map((e) => [e.id, e.value]));
const someones = () => give(give(firstWorkspace(), 'creators[0].followers', 52_000), 'creators[0].count', 7);
/** A link whose check is right around any bytes. */
function forged(bytes) {
  const body = Buffer.from(bytes).toString('base64url');
  let h = 0x811c9dc5;
  for (const c of body) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193);
  h ^= h >>> 24;
  return `/#s=1.${body}${Buffer.from([h & 255, (h >>> 8) & 255, (h >>> 16) & 255]).toString('base64url')}`;
}
/** The fee that the link in an address gives. */
const feeIn = (address) => current(decodeLink(address.split('#s=')[1] ?? '').workspace ?? firstWorkspace()).scenario.creators[0].fee;
const MADE = { engine: '1.0.0', edition: '2026-11', chance: 0.5, profit: 1 };

test('a link brings every figure and the stamp to another browser, in another language too', async ({ page, browser, site }) => {
  await open(page);
  const start = await figures(page);
  await page.getByRole('radio', { name: 'Instagram' }).check();
  await page.locator('#format').selectOption('story');
  await typeAll(page, { followers: '52345', count: '7', fee: '133.37 to 210.5', 'past-reach': '12000', 'past-orders': '41' });
  const sent = await figures(page);
  const given = await boxes(page);
  const link = await shareLink(page);
  expect(new URL(link).search).toBe('');
  for (const locale of ['en', 'de']) {
    const context = await browser.newContext({ baseURL: site.url, locale });
    const theirs = await context.newPage();
    await theirs.goto(link);
    const got = await figures(theirs);
    expect(got.stamp).toBe(sent.stamp);
    if (locale === 'en') {
      expect(got).toEqual(sent);
      expect(await boxes(theirs)).toEqual(given);
      await expect(banner(theirs)).toContainText(/Shared by link\. \d+ values are given, everything else is a default\./);
      await banner(theirs).getByRole('button', { name: 'Show them' }).click();
      await expect(theirs.getByRole('dialog', { name: 'What is given' }).getByRole('row', { name: /Followers each/ })).toContainText('52,345');
      await theirs.keyboard.press('Escape');
      expect(new URL(await shareLink(theirs)).hash, 'passed on, the link is the same').toBe(new URL(link).hash);
      await reset(theirs);
      expect(await figures(theirs), 'the same inputs give the same answer on every visit').toEqual(start);
    } else await expect(banner(theirs)).toContainText('Per Link');
    await context.close();
  }
});

test('a link holds the version, the differences and who computed them, and stays short', async ({ page }) => {
  await open(page);
  await expect(page).toHaveURL(/\/$/);
  await type(page, 'count', '7');
  await expect(page).toHaveURL(/#s=1\.[\w-]{20,300}$/);
  const stamp = (await figures(page)).stamp.split(' · ');
  const { workspace, problem, dropped, made } = decodeLink(new URL(await shareLink(page)).hash.slice('#s='.length));
  expect({ problem, dropped }).toEqual({ problem: null, dropped: [] });
  expect(made).toMatchObject({ engine: stamp[0], edition: stamp[1] });
  expect(current(workspace).scenario).toEqual(current(give(firstWorkspace(), 'creators[0].count', 7)).scenario);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page, 'nothing differs, nothing to say').toHaveURL(/\/$/);
});

test('no request carries anything of the scenario', async ({ page }) => {
  const asked = [];
  page.context().on('request', (request) => asked.push(`${request.url().replace(/#.*/, '')} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`));
  const link = linkTo(give(give(someones(), 'creators[0].followers', 52345), 'creators[0].fee', 133.37), { made: MADE });
  await page.goto(link);
  await settled(page);
  await expect(box(page, 'fee')).toHaveValue('133.37');
  await page.reload();
  await settled(page);
  expect(asked.length).toBeGreaterThan(5);
  const [, secret] = link.split('#s=');
  for (const request of asked) for (const part of [secret.slice(2, 22), '52345', '133.37']) expect(request).not.toContain(part);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('the address is written once things have rested for 300 ms, and makes no steps of its own for the back button', async ({ page }) => {
  await page.addInitScript(() => {
    window.changes = [];
    window.writes = [];
    for (const event of ['input', 'keydown']) addEventListener(event, () => window.changes.push(performance.now()), true);
    const { replaceState, pushState } = history;
    history.replaceState = function (...args) { window.writes.push(performance.now()); return replaceState.apply(this, args); };
    history.pushState = function (...args) { window.pushed = true; return pushState.apply(this, args); };
  });
  await open(page);
  const before = await page.evaluate(() => history.length);
  await box(page, 'fee').focus();
  await box(page, 'fee').selectText();
  await page.keyboard.type('123456789', { delay: 60 });
  await slider(page, 'followers').focus();
  for (let i = 0; i < 25; i += 1) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/#s=1\./);
  await settled(page);
  const { changes, writes, pushed } = await page.evaluate(() => ({ changes: window.changes, writes: window.writes, pushed: window.pushed ?? false }));
  expect(changes.length).toBeGreaterThan(25);
  for (const at of writes) expect(changes.filter((change) => change < at && at - change < 300), 'a write soon after a change').toEqual([]);
  expect(writes.length).toBeLessThan(changes.length / 4);
  expect(pushed).toBe(false);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('a link put into the address of an open page is one step, and the back button takes it back', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  const mine = await figures(page);
  await expect.poll(() => feeIn(page.url())).toBe(99);
  await page.evaluate((hash) => { location.hash = hash; }, linkTo(someones(), { made: MADE }).slice(1));
  await expect(box(page, 'followers')).toHaveValue('52,000');
  await settled(page);
  await page.goBack();
  await expect(box(page, 'followers')).toHaveValue('30,000');
  await expect(box(page, 'fee')).toHaveValue('99');
  expect(await figures(page)).toEqual(mine);
  await expect.poll(() => feeIn(page.url()), 'the address is one’s own again').toBe(99);
  await expect(banner(page), 'one’s own work is no shared link').toHaveCount(0);
  await page.goForward();
  await expect(box(page, 'followers')).toHaveValue('52,000');
});

test('the back button leads from a link back to the untouched start', async ({ page }) => {
  await open(page);
  const start = await figures(page);
  await expect.poll(() => page.evaluate(() => history.state !== null), 'the page has marked its own entry').toBe(true);
  await page.evaluate((hash) => { location.hash = hash; }, linkTo(someones(), { made: MADE }).slice(1));
  await expect(box(page, 'followers')).toHaveValue('52,000');
  await page.goBack();
  await expect(box(page, 'followers')).toHaveValue('30,000');
  expect(await figures(page)).toEqual(start);
});

test('a view put into the address changes the view and nothing else', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  const { stamp } = await figures(page);
  await page.evaluate(() => { location.hash = '#method'; });
  await expect(page.getByRole('heading', { level: 1, name: 'How the answer comes about' })).toBeVisible();
  await expect(page).toHaveURL(/#method&s=1\./);
  expect((await figures(page)).stamp).toBe(stamp);
});

test('the address that the visitor has gone to is not written over before the page hears of it', async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await page.evaluate(async () => {
    const fee = document.querySelector('#fee');
    fee.value = '99';
    fee.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => { setTimeout(resolve); });
    location.hash = '#method';
    dispatchEvent(new Event('pagehide'));                       // what waits to be written is written now
  });
  await expect(page.getByRole('heading', { level: 1, name: 'How the answer comes about' })).toBeVisible();
  await expect(page).toHaveURL(/#method&s=1\./);
  await page.evaluate(() => { location.hash = '#estimate'; });
  await expect(box(page, 'fee')).toHaveValue('99');
  expect(await figures(page)).not.toEqual(before);
});

test('what was here before a link is kept under its name, and one button goes back to it', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  const mine = await figures(page);
  await expect(page).toHaveURL(/#s=1\./);
  await page.goto('about:blank');
  await page.goto(linkTo(someones(), { made: MADE }));
  await settled(page);
  await expect(box(page, 'followers')).toHaveValue('52,000');
  await page.getByRole('button', { name: /: Scenarios$/ }).click();
  await expect(page.getByRole('dialog', { name: 'Scenarios on this device' })).toContainText('before a link was opened');
  await page.keyboard.press('Escape');
  await banner(page).getByRole('button', { name: 'Back to what I had' }).click();
  await expect(box(page, 'fee')).toHaveValue('99');
  expect(await figures(page)).toEqual(mine);
});

const whole = linkTo(someones(), { made: MADE });
const newer = whole.replace('s=1.', 's=2.');
const flipped = (at) => whole.slice(0, at) + (whole[at] === 'A' ? 'B' : 'A') + whole.slice(at + 1);
/** What is wrong, the link, what the page says, and whether the followers of the link are open. */
const WRONG = [
  ['one character changed', flipped(whole.length - 30), /This link is damaged or was cut short\./, null],
  ['its check changed', flipped(whole.length - 2), /This link is damaged or was cut short\. What could be read of it is open/, true],
  ['cut short', whole.slice(0, -8), /This link is damaged or was cut short\. What could be read of it is open/, true],
  ['cut at its beginning', whole.slice(0, 8), /damaged or was cut short, and nothing of it could be read/, false],
  ['of a version to come', newer, /made by a newer version of this page\. What this version understands is open/, true],
  ['of a version to come that nobody can read here', '/#s=7.AAAAAAAAAAAA', /newer version of this page and cannot be read here/, false],
  ['no link at all', '/#s=%F0%9F%92%A9<script>', /holds no scenario/, false],
  ['200 kB long', `/#s=1.${'A'.repeat(200_000)}`, /longer than any link of this page/, false],
  ['a bomb of 60 MB', forged(deflateSync(new Uint8Array(60 << 20), { level: 9 })), /holds no scenario|damaged/, false],
  ['a bomb of JSON', forged(deflateSync(strToU8(`{"of":${'['.repeat(900_000)}`), { level: 9 })), /holds no scenario|damaged/, false],
];
/** Looks at what the page says to a wrong link, and goes back to what was there. */
async function saysWhatIsWrong(page, mine, [what, , sentence, opens]) {
  await expect(banner(page).first(), what).toContainText(sentence);
  await expect(banner(page).first(), what).toContainText(/\.$|\.\s/);
  await settled(page);
  if (opens === true) await expect(box(page, 'followers'), what).toHaveValue('52,000');
  const back = page.getByRole('button', { name: 'Back to what I had' });
  if (await back.count() > 0) await back.click();
  else await banner(page).getByRole('button', { name: 'Close' }).click();
  await expect(banner(page), what).toHaveCount(0);
  await expect(box(page, 'fee'), what).toHaveValue('99');
  expect(await figures(page), what).toEqual(mine);
}
test('a link that is wrong says so, opens what it can and loses nothing', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  const mine = await figures(page);
  await expect.poll(() => feeIn(page.url())).toBe(99);
  for (const wrong of WRONG) {
    await test.step(wrong[0], async () => {
      await page.goto(wrong[1]);                                // in the address of the page that is open
      await saysWhatIsWrong(page, mine, wrong);
      await expect.poll(() => feeIn(page.url()), 'the address is one’s own again').toBe(99);
    });
  }
});

test('a link that is wrong costs nothing either where the page begins with it, whether something or nothing of it opens', async ({ page }) => {
  await open(page);
  await type(page, 'fee', '99');
  const mine = await figures(page);
  await expect(page).toHaveURL(/#s=1\./);
  for (const wrong of WRONG.filter(([what]) => ['cut short', 'of a version to come', 'no link at all', 'a bomb of 60 MB'].includes(what))) {
    await test.step(wrong[0], async () => {
      await page.goto('about:blank');
      await page.goto(wrong[1]);
      await settled(page);
      await saysWhatIsWrong(page, mine, wrong);
    });
  }
});

test('to who was never here a link or a file of which nothing can be opened says so, over the example that stands there', async ({ page }) => {
  const refused = { ...firstWorkspace().entries[0].scenario, creators: [{ platform: 'instagram', format: 'reel', followers: -5 }] };
  const link = linkTo({ entries: [{ ...firstWorkspace().entries[0], scenario: refused, base: null }], current: 0 });
  for (const [what, address, sentence] of [...WRONG.filter(([what]) => what === 'no link at all'), ['all refused', link, /Followers/]]) {
    await test.step(what, async () => {
      await page.goto('about:blank');
      await page.goto(address);
      await settled(page);
      await expect(box(page, 'followers')).toHaveValue('30,000');
      await expect(page).not.toHaveURL(/s=/);                   // after the page has looked at its address, and written it
      await expect(banner(page).first()).toContainText(sentence);
      await page.getByRole('button', { name: 'App installs' }).click();
      await expect(banner(page), 'another example stands there').toHaveCount(0);
      await expect(page).toHaveURL(/#s=/);
      await page.getByRole('button', { name: 'Skincare launch' }).click();
      await expect(page).toHaveURL(/\/$/);
    });
  }
  await page.locator('#import').setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(refused)) });
  await expect(banner(page)).toContainText(/Followers/);
});

test('fields that the engine refuses are left out by name, and the rest of the link opens', async ({ page }) => {
  const bad = give(give(someones(), 'product.grossMargin', 7), 'creators[0].weather', 3);
  await page.goto(linkTo(bad, { made: MADE }));
  await settled(page);
  await expect(box(page, 'followers')).toHaveValue('52,000');
  await expect(banner(page)).toContainText(/Left out: .*[Mm]argin/);
  await expect(page.locator('.strip.stale')).toHaveCount(0);
});

test('when benchmarks or the model have changed since, the result then and the result now are both shown', async ({ page }) => {
  await page.goto(linkTo(someones(), { made: { engine: '1.0.0', edition: '2019-01', chance: 0.873, profit: 1234 } }));
  const { strip } = await figures(page);
  const now = /(\d+) %/.exec(strip)[1];
  await expect(banner(page)).toContainText('Benchmarks are newer than this link.');
  await expect(banner(page)).toContainText(`87 % chance of profit then, ${now} % with today’s.`);
  const [, edition] = (await figures(page)).stamp.split(' · ');
  await page.goto(linkTo(someones(), { made: { engine: '0.0.1', edition, chance: 0.01, profit: 1 } }));
  await settled(page);
  await expect(banner(page)).toContainText('The model is newer than this link.');
});
