// What later views ask for, with the whole engine: loaded into a worker of its own, so that it never holds up a projection.
import { LEAST } from './draws.js';
import { ready } from './full.js';
import { inThePast, isWhole, lesson } from './past.js';

/**
 * @typedef {import('./tierwise.js').Scenario} Scenario
 * @typedef {import('./tierwise.js').Refusal} Refusal
 * @typedef {{scenario: Scenario, observed?: import('./worker.js').Observed}} Subject
 * @typedef {Subject & {id: string}} Contender
 * @typedef {object} AnalysisRequest
 * @property {Subject} subject
 * @property {number} draws                       where the scenario leaves them open
 * @property {readonly ('sensitivity' | 'compare' | 'translate' | 'draws' | 'check')[]} wanted
 * @property {readonly string[]} metrics          to be explained
 * @property {string} [text]                      to be checked
 * @property {{contenders: readonly Contender[], draws: number} | null} rivals  whom to compare, all in the same worlds
 *
 * @typedef {object} Comparison
 * @property {Record<string, {cost: number, reach: number} | Refusal>} alone  what each is at typical inputs, or why the engine refuses it; by id
 * @property {string[]} ids                       of those that were compared, in the order of the answer
 * @property {import('./tierwise.js').Compared | null} answer  null where fewer than two are left
 *
 * @typedef {object} Analysis  only what was wanted
 * @property {true} ok
 * @property {any} [sensitivity]                  answer of the verb, or its refusal
 * @property {Comparison} [comparison]
 * @property {Record<string, any>} [explanations] by metric
 * @property {import('./tierwise.js').Translation | import('./tierwise.js').Refusal} [translate]
 * @property {import('./tierwise.js').Draws | import('./tierwise.js').Refusal} [draws]
 * @property {import('./tierwise.js').Defaults | import('./tierwise.js').Refusal} [check]  of a scenario as it was written
 * @typedef {(done: number) => void} Tell         hears how much is done, 0 to 1
 */

/** @param {string} verb @param {unknown} request @param {Tell} [tell] */
async function ask(verb, request, tell) {
  const module = /** @type {Record<string, (text: string, tell?: Tell) => string>} */ (/** @type {unknown} */ (await ready));
  const text = JSON.stringify(request);
  return JSON.parse(tell ? module[verb](text, tell) : module[verb](text));
}

/** The last answer of each verb that takes long: with several scenarios the next request often asks the same of it. @type {Map<string, {text: string, answer: any}>} */
const kept = new Map();
/** @param {string} verb @param {unknown} request @param {Tell} [tell] */
async function askOnce(verb, request, tell) {
  const text = JSON.stringify(request);
  const before = kept.get(verb);
  if (before?.text === text) return before.answer;
  const answer = await ask(verb, request, tell);
  kept.set(verb, { text, answer });
  return answer;
}

/** What the past campaign taught, where there is one. @param {Subject} subject @returns {Promise<{ok: true, scenario: Scenario} | Refusal>} */
const taught = async ({ scenario, observed }) => (observed && isWhole(observed) ? ask('learn', lesson(scenario, observed)) : { ok: true, scenario });

/** One that the engine refuses is left out, and the others are compared. @param {NonNullable<AnalysisRequest['rivals']>} rivals @param {Tell} [tell] @returns {Promise<Comparison>} */
async function compare({ contenders, draws }, tell) {
  /** @type {Comparison} */
  const found = { alone: {}, ids: [], answer: null };
  /** @type {Scenario[]} */
  const scenarios = [];
  for (const { id, ...subject } of contenders) {
    const known = await taught(subject);
    const asked = known.ok ? { ...known.scenario, simulation: { ...known.scenario.simulation, draws } } : null;
    const projected = known.ok ? await ask('project', { ...asked, simulation: { ...asked?.simulation, draws: LEAST } }) : inThePast(known);
    found.alone[id] = projected.ok ? { cost: projected.typical.cost, reach: projected.typical.reach } : projected;
    if (!projected.ok || !asked) continue;
    found.ids.push(id);
    scenarios.push(asked);
  }
  if (scenarios.length < 2) return found;
  const answer = await askOnce('compare', { scenarios }, tell);
  return { ...found, answer: answer.ok ? answer : null };
}

/** @param {AnalysisRequest} request @param {Tell} [tell] @returns {Promise<Analysis>} */
export async function analyse({ subject, draws, wanted, metrics, rivals, text = '' }, tell) {
  /** @type {Analysis} */
  const analysis = { ok: true };
  if (wanted.includes('check')) return { ...analysis, check: JSON.parse((await ready).defaults(text)) };
  if (rivals) analysis.comparison = await compare(rivals, tell);
  if (metrics.length === 0 && wanted.every((verb) => verb === 'compare')) return analysis;
  const known = await taught(subject);
  const scenario = known.ok ? known.scenario : subject.scenario;
  const asked = { ...scenario, simulation: { draws, ...scenario.simulation } };
  /** @type {Record<string, any>} */
  const explanations = {};
  for (const metric of metrics) explanations[metric] = await ask('explain', { ...asked, metric });
  if (metrics.length > 0) analysis.explanations = explanations;
  if (wanted.includes('translate')) analysis.translate = await ask('translate', asked);
  if (wanted.includes('draws')) analysis.draws = await ask('draws', asked);
  if (wanted.includes('sensitivity')) analysis.sensitivity = await askOnce('sensitivity', asked, tell);
  return analysis;
}
