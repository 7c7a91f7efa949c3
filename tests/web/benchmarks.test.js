// The benchmark file itself: what the compiled table no longer shows (texts, source ids), and that its generator refuses bad rows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compile, digits, number, string } from '../../src/benchmarks/generate.mjs';

const table = JSON.parse(readFileSync(new URL('../../src/benchmarks/benchmarks.json', import.meta.url), 'utf8'));
const ids = new Set(table.sources.map((source) => source.id));

/** Every row of the file with the word that names it in a message. */
function rows() {
  return [
    ...table.curves.map((row, i) => [`curves[${i}] ${row.field}`, row]),
    ...table.values.map((row, i) => [`values[${i}] ${row.field}`, row]),
    ...Object.entries(table.collaborations).map(([id, row]) => [`collaborations.${id}`, row]),
    ...['shocks', 'orderEvidence', 'estimators', 'emvRules', 'rateRules'].flatMap((list) => table[list].map((row, i) => [`${list}[${i}]`, row])),
  ];
}

const points = (row) => row.points ?? [row.value];

test('every source has an id of its own, a publisher, a title, an address and a grade', () => {
  assert.ok(table.sources.length > 100);
  assert.equal(ids.size, table.sources.length);
  for (const source of table.sources) {
    assert.match(source.url, /^https?:\/\/[^\s]+$/, source.id);
    for (const key of ['publisher', 'title']) assert.ok(source[key]?.trim(), `${source.id}: ${key}`);
    assert.ok(source.grade in table.grades, source.id);
    assert.ok(source.year === null || (source.year >= 2000 && source.year <= 2030), `${source.id}: year ${source.year}`);
  }
});

test('every source a row names is in the list', () => {
  for (const [name, row] of rows()) {
    for (const id of row.sources ?? []) assert.ok(ids.has(id), `${name}: ${id}`);
  }
});

test('every value has a grade, and all but judgements and the reference form name a source', () => {
  for (const [name, row] of [...table.curves, ...table.values].map((row, i) => [`${row.field} (${i})`, row])) {
    assert.ok(row.grade in table.grades, name);
    assert.ok(row.note?.trim(), `${name}: note`);
    if (['A', 'B', 'C'].includes(row.grade)) assert.ok(row.sources?.length > 0, `${name}: a figure of grade ${row.grade} was read somewhere`);
  }
});

test('every value is low <= mid <= high in its domain, and curves rise in followers', () => {
  for (const row of [...table.curves, ...table.values]) {
    const name = `${row.field} ${row.platform ?? ''} ${row.format ?? ''} ${row.niche ?? ''}`;
    for (const point of points(row)) {
      if (typeof point === 'number') {
        assert.ok(point >= 0 && (row.kind === 'positive' || point <= 1), name);
        continue;
      }
      assert.ok(point.low > 0 && point.low <= point.mid && point.mid <= point.high, name);
      if (row.kind === 'proportion') assert.ok(point.high < 1, name);
    }
    for (let i = 1; i < (row.points?.length ?? 0); i++) assert.ok(row.points[i - 1].followers < row.points[i].followers, name);
  }
});

test('curves do not jump: none is steeper than the third power of the followers', () => {
  for (const row of table.curves) {
    for (let i = 1; i < row.points.length; i++) {
      const [a, b] = [row.points[i - 1], row.points[i]];
      for (const key of ['low', 'mid', 'high']) {
        const steepness = Math.abs(Math.log(b[key] / a[key]) / Math.log(b.followers / a.followers));
        assert.ok(steepness < 3, `${row.field} ${row.platform ?? ''} ${row.format ?? ''} ${row.niche ?? ''} ${key} from ${a.followers}: power ${steepness}`);
      }
    }
  }
});

test('a rule is a sum of counts times prices, with a grade and a note, and every figure of the field has its currency’s source', () => {
  for (const rule of [...table.emvRules, ...table.rateRules, ...table.estimators]) {
    assert.match(rule.id, /^[a-z][A-Za-z]+$/);
    assert.ok(rule.grade in table.grades, rule.id);
    assert.ok(rule.note?.trim(), rule.id);
    assert.doesNotMatch(rule.title, /\d\.\d/, `${rule.id}: its figures stand in its terms`);
    assert.ok(rule.grade === 'E' || rule.sources.length > 0, `${rule.id}: a figure of grade ${rule.grade} was read somewhere`);
    for (const { rate, per } of rule.terms ?? []) {
      const { low, mid, high } = typeof rate === 'number' ? { low: rate, mid: rate, high: rate } : rate;
      assert.ok(low > 0 && low <= mid && mid <= high && per >= 1, rule.id);
    }
    for (const id of rule.currency?.sources ?? []) assert.ok(ids.has(id), `${rule.id}: ${id}`);
  }
});

test('the compiled table holds the figures and leaves out the texts', () => {
  const code = compile(table, 'abc');
  assert.ok(code.includes('"abc"'));
  assert.ok(code.includes('"responseRate\\012"'));
  const address = table.sources[0].url;
  assert.ok(!code.includes(address));
});

test('a row with an unknown source, grade, kind or a missing figure stops the build', () => {
  const broken = (change) => {
    const copy = structuredClone(table);
    change(copy);
    return () => compile(copy, '');
  };
  assert.throws(broken((t) => { t.values[0].sources = ['nowhere']; }), /unknown source "nowhere"/);
  assert.throws(broken((t) => { t.curves[0].grade = 'F'; }), /unknown grade/);
  assert.throws(broken((t) => { t.curves[0].kind = 'linear'; }), /unknown kind/);
  assert.throws(broken((t) => { delete t.curves[0].points[0].mid; }), /not a number/);
  assert.throws(broken((t) => { t.orderEvidence[0].publisher = 7; }), /not a text/);
  assert.throws(broken((t) => { t.emvRules[0].grade = 'F'; }), /unknown grade/);
  assert.throws(broken((t) => { t.rateRules[0].sources = ['nowhere']; }), /unknown source "nowhere"/);
  assert.throws(broken((t) => { delete t.rateRules[0].terms[0].rate; }), /not a number|undefined/);
  assert.throws(broken((t) => { t.emvRules[0].terms[0].per = 0; }), /a price per 0/);
});

test('numbers and texts become literals that read back the same', () => {
  for (const value of [0, 1, 0.1, 1e-7, 1e21, 123456789, -2.5]) {
    assert.equal(Number(number(value)), value);
    assert.match(number(value), /[.e]/, 'a literal of a double');
  }
  for (const bad of [NaN, Infinity, '1', null, undefined]) assert.throws(() => number(bad));
  for (const [value, text] of [[0, '0'], [0.0017, '.0017'], [2000000, '2000000'], [12.5, '12.5']]) assert.equal(digits(value), text);
  for (const bad of [1e-7, 1e21, -1, 0.1 + 0.2, NaN]) assert.throws(() => digits(bad));
  assert.equal(string('say "hi"\\\n'), '"say \\"hi\\"\\\\\\012"');
  assert.equal(string(), '""');
});
