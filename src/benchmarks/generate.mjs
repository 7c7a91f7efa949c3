// Compiles benchmarks.json into the engine: node generate.mjs benchmarks.json benchmark_data.cpp sources.json
// Writes a C++ table (values, grades, notes, source ids, edition, SHA-256 of the file) that implements compiled.hpp,
// and the texts of the sources as a file of their own, which the page fetches only when someone asks for them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const kinds = { positive: '+', proportion: '%' };

/** A double literal that reads back to the same double. */
export function number(value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`not a number: ${JSON.stringify(value)}`);
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A C++ string literal of UTF-8 text. */
export function string(value = '') {
  if (typeof value !== 'string') throw new Error(`not a text: ${JSON.stringify(value)}`);
  // Octal escapes end after three digits, so what follows them is never swallowed.
  const escaped = value.replace(/[\\"]/g, '\\$&').replace(/[\0-\x1f]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"${escaped}"`;
}

/** A number as plain digits, for packed.cpp: "0.0017" as ".0017". */
export function digits(value) {
  number(value);
  const text = String(value).replace(/^0\./, '.');
  if (!/^\d*\.?\d*$/.test(text) || text.replace(/\D/g, '').length > 15) throw new Error(`not a plain decimal of at most 15 digits: ${value}`);
  return text;
}

/** The rows as a constexpr array; `{}` for none, because C++ has no empty arrays. */
function array(type, name, rows) {
  return rows.length === 0
    ? `constexpr std::span<const ${type}> ${name}{};`
    : `constexpr ${type} ${name}[] = {\n${rows.map((row) => `    ${row},`).join('\n')}\n};`;
}

/** A long literal, a piece a line. */
const literal = (pieces, name) => `    .${name} =\n${pieces.map((piece) => `        ${string(piece)}`).join('\n')}`;
const lines = (texts, name) => literal(texts.map((text) => `${text}\n`), name);
const chunks = (words, name) => literal(Array.from({ length: Math.ceil(words.length / 16) }, (_, i) => `${words.slice(16 * i, 16 * i + 16).join(' ')} `), name);

/** The whole C++ file for a parsed benchmark file and the SHA-256 of its bytes. */
export function compile(table, sha256) {
  const known = new Set(table.sources.map((source) => source.id));
  const parts = [];
  const lists = new Map(); // one array for each distinct list of words

  function words(list = []) {
    const key = JSON.stringify(list);
    if (!lists.has(key)) {
      const name = `kWords${lists.size}`;
      lists.set(key, name);
      parts.push(array('std::string_view', name, list.map((word) => string(word))));
    }
    return lists.get(key);
  }

  function check(row, where) {
    for (const id of row.sources ?? []) if (!known.has(id)) throw new Error(`${where}: unknown source "${id}"`);
  }
  function sources(row, where) {
    check(row, where);
    return words(row.sources);
  }

  const texts = ['']; // each distinct text of the entries, once
  const numbers = [];

  function line(text = '') {
    string(text);
    if (text.includes('\n')) throw new Error(`a line break in "${text}"`);
    if (!texts.includes(text)) texts.push(text);
    return texts.indexOf(text);
  }

  function entry(row, points, index) {
    const where = `${row.field} (entry ${index})`;
    if (!(row.kind in kinds)) throw new Error(`${where}: unknown kind "${row.kind}"`);
    if (!(row.grade in table.grades)) throw new Error(`${where}: unknown grade "${row.grade}"`);
    check(row, where);
    for (const { followers, low, mid, high } of points) numbers.push(...[followers, low, mid, high].map(digits));
    const indices = [row.field, row.platform, row.format, row.niche, row.note, (row.sources ?? []).join(',')].map(line);
    return `{'${kinds[row.kind]}', '${row.grade}', ${indices.join(', ')}, ${points.length}}`;
  }

  const entries = [
    ...table.curves.map((row) => [row, row.points]),
    ...table.values.map((row) => [row, [{ followers: 0, ...(typeof row.value === 'number' ? { low: row.value, mid: row.value, high: row.value } : row.value) }]]),
  ].map(([row, points], index) => entry(row, points, index));
  if (texts.length > 256) throw new Error(`${texts.length} distinct texts: widen PackedEntry`);

  const collaborations = Object.entries(table.collaborations).map(
    ([id, row]) =>
      `{${string(id)}, ${[row.clickThrough, row.conversion, row.fee, row.engagement, row.delivery ?? 1].map(number).join(', ')}, '${row.grade}', ${string(row.note)}, ${sources(row, id)}}`,
  );
  const events = Object.entries(table.events).map(([id, row]) => `{${string(id)}, ${string(row.word)}, ${words(row.zero)}}`);
  const shocks = table.shocks.map((row) => `{${string(row.id)}, ${number(row.value)}, ${string(row.note)}, ${sources(row, row.id)}}`);
  const evidence = table.orderEvidence.map(
    (row) => `{${number(row.ordersPerThousandReached)}, ${string(row.publisher)}, ${string(row.counts)}, ${sources(row, row.publisher)}}`,
  );
  const schemes = table.tierSchemes.map((scheme, index) => {
    parts.push(array('TierCut', `kTiers${index}`, scheme.tiers.map((tier) => `{${string(tier.id)}, ${number(tier.from)}}`)));
    return `{${string(scheme.name)}, kTiers${index}}`;
  });

  const range = (value) => (typeof value === 'number' ? `{${number(value)}, ${number(value)}, ${number(value)}}` : `{${[value.low, value.mid, value.high].map(number).join(', ')}}`);
  const scale = ({ by, over, least, most }) => `RuleScale{${string(by)}, ${[over, least, most].map(number).join(', ')}}`;
  const graded = (row) => {
    if (!(row.grade in table.grades)) throw new Error(`${row.id}: unknown grade "${row.grade}"`);
    return `'${row.grade}', ${string(row.note)}, ${sources(row, row.id)}`;
  };
  function rule(row) {
    const name = `kTerms${parts.length}`;
    parts.push(array('RuleTerm', name, row.terms.map((term) => {
      if (!(term.per > 0)) throw new Error(`${row.id}: a price per ${term.per}`);
      return `{${string(term.quantity)}, ${string(term.platform)}, ${range(term.rate)}, ${number(term.per)}, ${term.scale ? scale(term.scale) : '{}'}}`;
    })));
    return `{${string(row.id)}, ${string(row.title)}, ${name}, ${graded(row)}}`;
  }
  function estimator(row) {
    const name = `kFigures${parts.length}`;
    parts.push(array('EstimatorFigure', name, row.figures.map(({ of, value }) => `{${string(of)}, ${number(value)}}`)));
    const all = { ...row, sources: [...row.sources, ...(row.currency?.sources ?? [])] };
    return `{${string(row.id)}, ${string(row.title)}, ${string(row.unit)}, ${row.currency ? number(row.currency.perUsd) : '{}'}, ${name}, ${graded(all)}}`;
  }
  const [emv, rates] = [table.emvRules.map(rule), table.rateRules.map(rule)];
  const estimators = table.estimators.map(estimator);

  parts.push(
    array('Rule', 'kEmvRules', emv),
    array('Rule', 'kRateRules', rates),
    array('Estimator', 'kEstimators', estimators),
    array('PackedEntry', 'kPackedEntries', entries),
    array('CollaborationBenchmark', 'kCollaborations', collaborations),
    array('EventBenchmark', 'kEvents', events),
    array('ShockBenchmark', 'kShocks', shocks),
    array('OrderEvidence', 'kOrderEvidence', evidence),
    array('TierSchemeBenchmark', 'kTierSchemes', schemes),
  );
  const { edition, currency } = table;
  return `// Written by src/benchmarks/generate.mjs from benchmarks.json; do not edit.
#include "benchmarks/compiled.hpp"
#include "benchmarks/packed.hpp"

namespace tierwise {

namespace {

${parts.join('\n')}

constexpr PackedEntries kPacked{
${lines(texts, 'texts')},
${chunks(numbers, 'numbers')},
    .entries = kPackedEntries,
};

}  // namespace

const BenchmarkTable& compiledBenchmarks() {
  static const Entries kEntries(kPacked);
  static const BenchmarkTable kTable{
      ${string(edition)}, ${string(sha256)}, ${string(currency)}, kEntries.all(), kCollaborations, kEvents, kShocks, kOrderEvidence, kTierSchemes,
  };
  return kTable;
}

const RuleTable& compiledRules() {
  static constexpr RuleTable kRules{kEmvRules, kRateRules, kEstimators};
  return kRules;
}

}  // namespace tierwise
`;
}

function main([input, code, texts]) {
  const bytes = readFileSync(input);
  const table = JSON.parse(bytes.toString('utf8'));
  writeFileSync(code, compile(table, createHash('sha256').update(bytes).digest('hex')));
  writeFileSync(texts, `${JSON.stringify(table.sources)}\n`);
}

if (process.argv.length > 2) main(process.argv.slice(2));
