// What several scenarios come to, in sentences: who beats whom, by how much, and whether either makes money at all.

/**
 * @typedef {import('../../messages/index.js').Context} Context
 * @typedef {import('../../state/standings.js').Lead} Lead
 * @typedef {import('../../state/standings.js').Standing} Standing
 * @typedef {import('../../state/standings.js').Standings} Standings
 */

/** Whether a share is so near to all that whole percent would print all. The digits that a subtraction leaves behind do not count. @param {number} share */
export const nearlyAll = (share) => share < 1 && Number((1 - share).toPrecision(12)) <= 0.005;

/** @param {Lead} lead @param {Context} t */
export function headline({ match, winner, loser, chance }, t) {
  const pair = { a: loser.letter < winner.letter ? loser.letter : winner.letter, b: loser.letter < winner.letter ? winner.letter : loser.letter };
  if (match.equal) return t.text('scenarios.equal', pair);
  const said = { winner: winner.letter, loser: loser.letter, chance: t.percent(chance) };
  if (said.chance === t.percent(0.5)) return t.text('scenarios.even', pair);
  return t.text(chance === 1 ? 'scenarios.beats.always' : nearlyAll(chance) ? 'scenarios.beats.nearly' : 'scenarios.beats', said);
}

/** @param {NonNullable<Standing['figures']>} figures @param {Context} t */
const odds = ({ chance, odds: found }, t) => (found ? t.text('scenarios.odds', { ...found }) : t.text(chance < 0.5 ? 'scenarios.odds.hardlyAny' : 'scenarios.odds.almostSure'));

/** Whether it makes money in most worlds (1), loses it (−1), or neither can be said (0). @param {NonNullable<Standing['figures']>} figures */
const side = ({ chance, odds: found }) => (found?.part === 1 && found.of === 2 ? 0 : Math.sign(chance - 0.5));

/** Whether they make money: nothing is cheered that loses in most worlds. @param {Lead} lead @param {Context} t @returns {string[]} */
function money({ winner, loser }, t) {
  if (!winner.figures || !loser.figures) return [];
  const [first, second] = [odds(winner.figures, t), odds(loser.figures, t)];
  const names = { winner: winner.letter, loser: loser.letter };
  const chances = first === second ? t.text('scenarios.chances.both', { first }) : t.text('scenarios.chances.two', { first, second, ...names });
  const [a, b] = [side(winner.figures), side(loser.figures)];
  const key = a * b === 0 ? 'chances' : a + b < 0 ? 'bothLose' : a + b > 0 ? 'bothPay' : a > 0 ? 'winnerPays' : 'loserPays';
  return [t.text(`scenarios.${key}`, { chances, ...names })];
}

/** The sentences under the headline; `strong` sets a figure off. @param {Standings & {top: Lead}} standings @param {Context} t @param {(text: string) => unknown} strong @returns {unknown[]} */
export function lead({ top, count }, t, strong) {
  const { match, winner, loser, typical, onAverage } = top;
  const names = { winner: winner.letter, loser: loser.letter };
  const parts = [
    count > 2 ? [t.text('scenarios.bestTwo', { n: t.exact(count) })] : [],
    match.equal ? t.rich('scenarios.noDifference', { sum: strong(t.money(0)), chance: t.percent(0.5) })
      : typical === 0 ? [t.text('scenarios.same')] : t.rich('scenarios.better', { sum: strong(t.money(typical)), ...names }),
    onAverage ? [] : t.rich('scenarios.onAverage', { sum: strong(t.money(Math.abs(match.mean))), ...names }),
    money(top, t),
  ].filter((part) => part.length > 0);
  return parts.flatMap((part, i) => (i === 0 ? part : [' ', ...part]));
}
