// Line icons on a 20 px grid, and the mark: six worlds, three of which pay.
import { html, svg } from 'lit';

const paths = {
  undo: 'M4 8h9a4 4 0 0 1 0 8h-3M4 8l4-4M4 8l4 4',
  redo: 'M16 8H7a4 4 0 0 0 0 8h3M16 8l-4-4M16 8l-4 4',
  theme: 'M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13',
  down: 'M6 8l4 4 4-4',
  warn: 'M10 6.5v4.5M10 13.8h.01M10 3l7.5 13.5h-15z',
  close: 'M5 5l10 10M15 5L5 15',
  share: 'M10 12.5V3.5M10 3.5L6.5 7M10 3.5L13.5 7M4 11v5.5h12V11',
  present: 'M3 4h14v9.5H3zM7 17h6M10 13.5V17',
  freeze: 'M7 4.5v11M13 4.5v11',
  plus: 'M10 4v12M4 10h12',
  more: 'M4 10h1M9.5 10h1M15 10h1',
  rename: 'M4 16l.8-3.4 8.4-8.4 2.6 2.6-8.4 8.4zM11.8 5.6l2.6 2.6',
  duplicate: 'M7 7h9v9H7zM13 7V4H4v9h3',
  remove: 'M4.5 6h11M8 6V4h4v2M6 6l.7 10h6.6L14 6M8.7 9v4.5M11.3 9v4.5',
  grip: 'M8 5.5h.01M12 5.5h.01M8 10h.01M12 10h.01M8 14.5h.01M12 14.5h.01',
  out: 'M8 5H4.5v10.5H15V12M11 4.5h4.5V9M15.5 4.5L9 11',
};
/** @param {keyof typeof paths} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${paths[name]}></path></svg>`;

export const brandMark = html`<svg viewBox="0 0 22 22" aria-hidden="true"><circle class="hollow" cx="4" cy="18" r="2.25"></circle><circle class="hollow" cx="11" cy="18" r="2.25"></circle><circle class="hollow" cx="11" cy="11" r="2.25"></circle><circle class="solid" cx="18" cy="18" r="3"></circle><circle class="solid" cx="18" cy="11" r="3"></circle><circle class="solid" cx="18" cy="4" r="3"></circle></svg>`;

/** A chance as dots: the solid ones pay. @param {{part: number, of: number}} odds */
export const oddsDots = ({ part, of }) => html`<span class="odds" aria-hidden="true"><svg viewBox=${`0 0 ${of * 12 - 2} 10`}>${Array.from({ length: of }, (_, i) => svg`<circle class=${i < part ? 'pay' : 'lose'} cx=${i * 12 + 5} cy="5" r=${i < part ? 5 : 4.2}></circle>`)}</svg></span>`;
