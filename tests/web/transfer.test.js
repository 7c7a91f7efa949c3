// Files: what goes out comes back, and what other programs wrote is read or refused with a reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { current, draft, firstWorkspace, give } from '../../web/src/state/actions.js';
import { fieldOf } from '../../web/src/state/fields.js';
import { originsOf } from '../../web/src/state/origins.js';
import { leaves, read } from '../../web/src/state/path.js';
import { presets } from '../../web/src/state/presets.js';
import { TEXTS } from '../../web/src/state/shape.js';
import { drawsCsv, fromCsv, inputsCsv, resultsCsv } from '../../web/src/state/table.js';
import { decodeText, fromFile, fromJson, LARGEST, toJson } from '../../web/src/state/transfer.js';
import { scenario, workspace } from './arbitrary.js';

const answerOf = (complete) => ({ complete, projection: { stamp: '1.0.0 · 2026-11 · 1 · abc', typical: { reach: 1.5, costBreakdown: { fees: 2 } }, simulated: { profit: { p50: -0.1 }, dots: [1, 2] }, breakEven: { feeMultiplier: null }, creators: complete.creators.map((_, i) => ({ tier: 'micro', profit: i })) } });
const file = (content, name = 'x') => new File([content], name);
const only = (imported) => current(imported.workspace).scenario;

test('any workspace comes back from its JSON file bit for bit', () => {
  fc.assert(fc.property(workspace, (w) => {
    assert.deepEqual(fromJson(toJson(w, answerOf(current(w).scenario))), { ok: true, workspace: w, dropped: [], newer: false });
  }), { numRuns: 100 });
});

test('a JSON file holds scenarios and the answer, and nothing unreadable or private', () => {
  const w = draft(firstWorkspace(), 'creators[0].fee', { text: 'Secret', error: 'notNumber' });
  const text = toJson({ ...w, title: 'Secret', entries: w.entries.map((e) => ({ ...e, client: 'Secret' })) }, answerOf(current(w).scenario));
  assert.ok(!text.includes('Secret'));
  const { schema, answer } = JSON.parse(text);
  assert.equal(schema, 'tierwise/export@1');
  assert.equal(answer.projection.stamp, '1.0.0 · 2026-11 · 1 · abc');
});

test('a bare scenario and an answer of the engine are read too', () => {
  const [{ scenario: s }] = presets;
  assert.deepEqual(only(fromJson(JSON.stringify(s))), s);
  assert.deepEqual(only(fromJson(`\ufeff${JSON.stringify({ ok: true, schema: 'tierwise/defaults@1', scenario: s, filled: [] })}`)), s);
});

test('a file of a newer version says so and the rest opens', () => {
  const [{ scenario: s }] = presets;
  const imported = fromJson(JSON.stringify({ ...s, schema: 'tierwise/scenario@9', weather: [1] }));
  assert.equal(imported.newer, true);
  assert.deepEqual(only(imported), s);
  assert.deepEqual(imported.dropped, ['weather']);
});

test('files that hold no scenario are refused with a reason', async () => {
  for (const [content, problem] of [['', 'empty'], ['  \n', 'empty'], ['{"a":', 'unreadable'], ['[1]', 'notScenario'], ['{"a":1}', 'notScenario'], ['{"creators":[]}', 'notScenario'], ['a,b\n1,2', 'notScenario'], ['%PDF-1.7 binary', 'notScenario']]) {
    const { asked, ...read } = await fromFile(file(content), 'en');
    assert.deepEqual(read, { ok: false, problem }, content);
    assert.equal(asked, problem === 'unreadable' || content.includes('creators') ? content : undefined);
  }
  assert.deepEqual(await fromFile(file(new Uint8Array(LARGEST + 1)), 'en'), { ok: false, problem: 'tooLarge' });
});

test('no file can throw', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string().map((s) => Buffer.from(`platform,followers,${s}\n${s},9,"${s}`)), fc.json().map((s) => Buffer.from(s))), async (bytes) => {
    assert.equal(typeof (await fromFile(file(bytes), 'de')).ok, 'boolean');
  }), { numRuns: 300 });
});

test('a table of inputs comes back with every number bit for bit, with either decimal mark', () => {
  fc.assert(fc.property(scenario, fc.constantFrom('.', ','), (s, decimal) => {
    const back = fromCsv(inputsCsv(answerOf(s), decimal), decimal === ',' ? 'de' : 'en');
    assert.ok(back.ok);
    for (const path of leaves(s)) {
      const value = read(s, path);
      // A cell cannot hold the difference between an empty text and none, nor spaces at its ends.
      if (typeof value === 'string' && (value !== value.trim() || value === '' || /^'[=+@-]/.test(value))) continue;
      assert.deepEqual(read(only(back), path), value, path);
    }
  }), { numRuns: 100 });
});

test('headers are the contract names, a row a line, what is common in the first', () => {
  const s = { schema: 'tierwise/scenario@1', name: 'A', creators: [{ platform: 'tiktok', format: 'video', followers: 5, fee: { low: 1, mid: 2, high: 3 } }, { platform: 'tiktok', format: 'video', followers: 6 }], product: { discount: 0.5 } };
  assert.equal(inputsCsv(answerOf(s), '.'), '\ufeffschema,name,product.discount,creators.platform,creators.format,creators.followers,creators.fee.low,creators.fee.mid,creators.fee.high\r\ntierwise/scenario@1,A,0.5,tiktok,video,5,1,2,3\r\n,,,tiktok,video,6,,,\r\n');
  assert.equal(resultsCsv(answerOf({ ...s, currency: 'EUR' }), ','), '\ufeffname;currency;stamp;typical.reach;typical.costBreakdown.fees;simulated.profit.p50;creators.name;creators.tier;creators.profit\r\nA;EUR;1.0.0 · 2026-11 · 1 · abc;1,5;2;-0,1;;micro;0\r\n;;;;;;;micro;1\r\n');
});

test('what a file gives is the visitor\'s own, and stays when the niche changes', () => {
  const read = fromJson(JSON.stringify({ creators: [{ platform: 'instagram', format: 'reel', followers: 5 }], product: { grossMargin: 0.4 } }));
  const { scenario } = current(read.workspace);
  const answer = { defaults: { scenario, filled: [] }, complete: scenario };
  assert.deepEqual(new Set(originsOf(answer, current(read.workspace)).map(({ from }) => from)), new Set(['typed']));
  assert.equal(current(give(read.workspace, 'niche', 'food')).scenario.product.grossMargin, 0.4);
});

test('the worlds are a row each, numbered, and a figure that does not exist is an empty cell', () => {
  assert.equal(drawsCsv({ ok: true, stamp: 's', outcomes: { profit: [1.5, -2], roi: [0.25, null] } }, ','), '\ufeffdraw;profit;roi;stamp\r\n1;1,5;0,25;s\r\n2;-2;;\r\n');
});

test('a text that a spreadsheet would run as a formula is disarmed, and comes back', () => {
  const evil = '=HYPERLINK("https://example.org")';
  const s = give(firstWorkspace(), 'name', evil).entries[0].scenario;
  const csv = inputsCsv(answerOf(s), '.');
  assert.ok(csv.includes(`"'=HYPERLINK`));
  assert.equal(only(fromCsv(csv, 'en')).name, evil);
});

test('tables of other programs are read: short headers, semicolons, German numbers, percent and ranges, quotes and empty rows', () => {
  const back = fromCsv('platform;format;followers;fee;engagementRate;name;mood\r\ntiktok;video;25.000;"100 bis 400";3,5 %;"Müller; Söhne";good\r\n\r\ninstagram;reel;50k;1.500,50;0,04;;\r\n', 'de');
  assert.ok(back.ok);
  const [first, second] = only(back).creators;
  assert.deepEqual(first, { name: 'Müller; Söhne', platform: 'tiktok', format: 'video', followers: 25000, fee: { low: 100, mid: 200, high: 400 }, engagementRate: 0.035 });
  assert.deepEqual(second, { platform: 'instagram', format: 'reel', followers: 50000, fee: 1500.5, engagementRate: 0.04 });
  assert.deepEqual(back.dropped, ['mood']);
});

test('a table of creators brings their names, and a row with more cells than names is refused', () => {
  const back = fromCsv('platform,format,followers,name\ntiktok,video,5000,Mia\ninstagram,reel,9000,Tom\n', 'en');
  assert.deepEqual(only(back).creators.map(({ name }) => name), ['Mia', 'Tom']);
  assert.ok(!only(back).name);
  assert.deepEqual(fromCsv('platform,format,followers,fee\ntiktok,video,5000,1,250\n', 'en'), { ok: false, problem: 'ragged' });
  assert.ok(fromCsv('platform,format,followers,fee\ntiktok,video,5000,"1,250",,\n', 'en').ok);
});

test('a table with capital headings and values is read', () => {
  const back = fromCsv('Platform,Format,Followers,Fee.Low,Fee.Mid,FEE.HIGH,EngagementRate\nInstagram,Reel,25000,100,150,300,0.03\n', 'en');
  assert.ok(back.ok);
  assert.deepEqual(only(back).creators[0], { platform: 'instagram', format: 'reel', followers: 25000, fee: { low: 100, mid: 150, high: 300 }, engagementRate: 0.03 });
  assert.deepEqual(back.dropped, []);
});

test('a percent sign in a table counts only in columns of shares', () => {
  const back = fromCsv('platform,format,followers,fee,engagementRate\ntiktok,video,5000,3%,5 to 20 %\n', 'en');
  assert.equal(only(back).creators[0].engagementRate.high, 0.2);
  assert.ok(!('fee' in only(back).creators[0]));
  assert.deepEqual(back.dropped, ['creators[0].fee']);
});

test('a cell that cannot be read is what the engine is asked about', () => {
  const back = fromCsv('platform,format,followers,fee\ninstagram,reel,abc,12\n', 'en');
  assert.equal(back.ok, false);
  assert.equal(JSON.parse(back.asked).creators[0].followers, 'abc');
});

test('a row that names no platform is left out and told', () => {
  const back = fromCsv('platform,format,followers\ntiktok,video,5\n,,7\n', 'en');
  assert.equal(only(back).creators.length, 1);
  assert.deepEqual(back.dropped, ['creators[1]']);
});

test('a file is read in the encoding it was saved in', () => {
  const text = 'Müller, 5 €';
  assert.equal(decodeText(Buffer.from(text)), text);
  assert.equal(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])), text);
  assert.equal(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])), text);
  assert.equal(decodeText(Buffer.from('Müller, 5', 'latin1')), 'Müller, 5');
});

test('every text field of the contract is known as a text and every number as a number', () => {
  for (const path of TEXTS) assert.equal(fieldOf(path), undefined, path);
});
