// Two scenarios world by world: how much better the one ends than the other, 50 shared worlds as 50 dots. With more than two
// scenarios the visitor chooses the pair, and a table has the chances of all of them.
import { html, nothing } from 'lit';
import { worldsChart } from '../../charts/worlds.js';
import { select } from '../../elements/controls.js';
import { Light } from '../../elements/light.js';
import { nearlyAll } from './standing-words.js';

/**
 * @typedef {import('../../messages/index.js').Context} Context
 * @typedef {import('../../state/standings.js').Match} Match
 * @typedef {import('../../state/standings.js').Standings} Standings
 */

export class Difference extends Light {
  static properties = { t: { attribute: false }, standings: { attribute: false }, names: { attribute: false }, stamp: { attribute: false }, chosen: { state: true } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** @type {Standings} */
    this.standings = /** @type {any} */ (null);
    /** Of the scenarios, each with its letter. @type {string[]} */
    this.names = [];
    this.stamp = '';
    /** Ids of the pair that was chosen; the best two until then. */
    this.chosen = '';
    /** @type {{match: Match, data: import('../../charts/worlds.js').WorldsData} | null} */
    this.drawn = null;
  }

  /** @param {Match} match */
  keyOf({ a, b }) {
    return `${this.standings.places[a].id}-${this.standings.places[b].id}`;
  }
  /** @param {Match} match */
  letters({ a, b }) {
    return { a: this.standings.places[a].letter, b: this.standings.places[b].letter };
  }

  /** The same object as long as it is the same picture. @param {Match} match */
  data(match) {
    const { drawn } = this;
    if (drawn?.match.dots !== match.dots || drawn.match.a !== match.a || drawn.match.b !== match.b) {
      this.drawn = { match, data: { dots: match.dots, typical: match.difference.p50, unit: 'money', versus: this.letters(match), profit: match.difference } };
    }
    return this.drawn?.data;
  }

  /** @param {number} row @param {number} column */
  cell(row, column) {
    const { t, standings: { matches } } = this;
    const match = matches.find(({ a, b }) => (a === row && b === column) || (a === column && b === row));
    if (!match) return html`<td>–</td>`;
    const chance = match.b === row ? match.chance : 1 - match.chance;
    const said = nearlyAll(1 - chance) ? '<1' : nearlyAll(chance) ? '>99' : t.percent(chance, { unit: false });
    return html`<td class=${chance > 0.5 ? 'won' : nothing}>${said}</td>`;
  }

  /** Every pair's chance. */
  duels() {
    const { t, standings: { places, matches } } = this;
    const among = places.flatMap(({ letter }, i) => (matches.some(({ a, b }) => a === i || b === i) ? [{ letter, i }] : []));
    return html`<div class="twin-scroll"><table class="twin duels"><caption>${t.text('scenarios.duels')}</caption>
      <thead><tr><td></td>${among.map(({ letter }) => html`<th scope="col">${letter}</th>`)}</tr></thead>
      <tbody>${among.map((row) => html`<tr><th scope="row">${row.letter}</th>${among.map((column) => this.cell(row.i, column.i))}</tr>`)}</tbody></table></div>`;
  }

  /** @override */
  render() {
    const { t, standings } = this;
    if (!t || !standings) return nothing;
    const match = standings.matches.find((one) => this.keyOf(one) === this.chosen) ?? standings.top?.match;
    const names = match ? this.letters(match) : { a: 'A', b: 'B' };
    const many = standings.count > 2;
    return html`<div class="difference">
      ${many && match ? html`<div class="duel-choice">${select({ name: 'pair', label: t.text('scenarios.pair'), value: this.keyOf(match), options: standings.matches.map((one) => ({ value: this.keyOf(one), label: t.text('scenarios.minus', this.letters(one)) })), give: (chosen) => { this.chosen = chosen; } })}</div>` : nothing}
      <tierwise-chart .t=${t} .chart=${worldsChart} .data=${match ? this.data(match) : null} .name=${t.text('scenarios.difference', names)} .unit=${t.currency} .caption=${t.text('scenarios.shared')}
        .file=${'tierwise-difference'} .scenario=${match ? [match.a, match.b].map((i) => this.names[i]).join(' · ') : ''} .stamp=${this.stamp} ?stale=${!standings.fresh}></tierwise-chart>
      ${many ? this.duels() : nothing}</div>`;
  }
}
customElements.define('tierwise-difference', Difference);
