// Compiles benchmarks.json into the engine: node generate.mjs benchmarks.json benchmark_data.cpp sources.json
// Writes a C++ table (values, grades, notes, source ids, edition, SHA-256 of the file) that implements compiled.hpp,
// and the texts of the sources as a file of their own, which the page fetches only when someone asks for them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const kinds = { positive: 'Kind::positive', proportion: 'Kind::proportion' };

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

function range(value) {
  const { low, mid, high } = typeof value === 'number' ? { low: value, mid: value, high: value } : value;
  return `{${number(low)}, ${number(mid)}, ${number(high)}}`;
}

/** The rows as a constexpr array; `{}` for none, because C++ has no empty arrays. */
function array(type, name, rows) {
  return rows.length === 0
    ? `constexpr std::span<const ${type}> ${name}{};`
    : `constexpr ${type} ${name}[] = {\n${rows.map((row) => `    ${row},`).join('\n')}\n};`;
}

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

  function sources(row, where) {
    for (const id of row.sources ?? []) if (!known.has(id)) throw new Error(`${where}: unknown source "${id}"`);
    return words(row.sources);
  }

  function entry(row, points, index) {
    const where = `${row.field} (entry ${index})`;
    if (!(row.kind in kinds)) throw new Error(`${where}: unknown kind "${row.kind}"`);
    if (!(row.grade in table.grades)) throw new Error(`${where}: unknown grade "${row.grade}"`);
    const name = `kPoints${index}`;
    parts.push(array('CurvePoint', name, points.map((point) => `{${number(point.followers)}, ${range(point)}}`)));
    return `{${string(row.field)}, ${kinds[row.kind]}, ${string(row.platform)}, ${string(row.format)}, ${string(row.niche)}, '${row.grade}', ${string(row.note)}, ${sources(row, where)}, ${name}}`;
  }

  const entries = [
    ...table.curves.map((row) => [row, row.points]),
    ...table.values.map((row) => [row, [{ followers: 0, ...(typeof row.value === 'number' ? { low: row.value, mid: row.value, high: row.value } : row.value) }]]),
  ].map(([row, points], index) => entry(row, points, index));

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

  parts.push(
    array('Benchmark', 'kEntries', entries),
    array('CollaborationBenchmark', 'kCollaborations', collaborations),
    array('EventBenchmark', 'kEvents', events),
    array('ShockBenchmark', 'kShocks', shocks),
    array('OrderEvidence', 'kOrderEvidence', evidence),
    array('TierSchemeBenchmark', 'kTierSchemes', schemes),
  );
  const { edition, currency } = table;
  return `// Written by src/benchmarks/generate.mjs from benchmarks.json; do not edit.
#include "benchmarks/compiled.hpp"

namespace tierwise {

namespace {

${parts.join('\n')}

constexpr BenchmarkTable kTable{
    ${string(edition)}, ${string(sha256)}, ${string(currency)}, kEntries, kCollaborations, kEvents, kShocks, kOrderEvidence, kTierSchemes,
};

}  // namespace

const BenchmarkTable& compiledBenchmarks() { return kTable; }

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
