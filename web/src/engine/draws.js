// How many worlds to compute: fewer while a value is on the move, so that an answer takes a few milliseconds; many once it rests.

/** While a slider is dragged. */
const QUICK = 4096;
/** At rest: the chance of profit is then known to about 0.1 %. */
const FULL = 65536;
/** The most that are listed one by one: what the engine lists and a spreadsheet opens. */
export const MOST_LISTED = 65536;
/** The least that may be asked for. */
export const LEAST = 256;
/** Creators × draws that take about a quarter of a second, and the most the engine takes (contract.md). */
const AT_ONCE = 2 ** 21;
const MOST = 2 ** 28;
/** Creators × draws of a comparison that take about half a second. */
const COMPARED = 2 ** 22;

/** Creators of a scenario as given, whatever stands there. @param {import('./tierwise.js').Scenario} scenario */
const creatorsOf = (scenario) => Math.max(1, scenario.creators.reduce((sum, { count = 1 }) => sum + (count > 0 ? count : 1), 0));
/** @param {number} draws */
const powerBelow = (draws) => 2 ** Math.floor(Math.log2(draws));

/** @param {import('./tierwise.js').Scenario} scenario */
export const quickDraws = (scenario) => Math.min(QUICK, Math.max(LEAST, powerBelow(AT_ONCE / creatorsOf(scenario))));
/** @param {import('./tierwise.js').Scenario} scenario */
export const fullDraws = (scenario) => Math.min(FULL, Math.max(LEAST, powerBelow(MOST / creatorsOf(scenario))));
/** For all scenarios of a comparison alike. @param {import('./tierwise.js').Scenario[]} scenarios */
export const comparedDraws = (scenarios) => Math.min(FULL, Math.max(LEAST, powerBelow(COMPARED / scenarios.reduce((sum, scenario) => sum + creatorsOf(scenario), 0))));
