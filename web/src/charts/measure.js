// Widths of labels in Geist, so that charts can place text before it is drawn (and in tests, without a page).

// Advance widths of the printable ASCII characters at 400 and 600, in thousandths of an em, measured from the font file.
// Digits are tabular.
const REGULAR = [250, 213, 346, 478, 629, 802, 620, 178, 274, 274, 430, 558, 201, 419, 201, 480, 620, 620, 620, 620, 620, 620, 620, 620, 620, 620, 297, 297, 544, 540, 544, 559,
  906, 668, 680, 703, 694, 603, 590, 700, 713, 270, 597, 640, 580, 877, 743, 739, 650, 733, 672, 640, 552, 689, 667, 945, 606, 576, 544, 347, 455, 347, 426, 557,
  248, 551, 595, 546, 595, 561, 395, 594, 581, 244, 260, 590, 267, 877, 581, 573, 595, 595, 379, 520, 392, 575, 536, 819, 585, 537, 537, 389, 264, 389, 523];
const STRONG = 1.045;
const OTHER = 560;
const KNOWN = new Map([['\u00a0', 250], ['\u202f', 200], ['\u2009', 200], ['\u2212', 558], ['–', 591], ['—', 907], ['·', 201], ['…', 640], ['€', 727], ['£', 611], ['¥', 620], ['“', 368], ['„', 366], ['”', 368], ['’', 203], ['ß', 600], ['×', 540], ['½', 800]]);

/** One character, thousandths of an em. @param {string} c @returns {number} */
function advance(c) {
  const code = c.codePointAt(0) ?? 0;
  if (code >= 32 && code < 127) return REGULAR[code - 32];
  const known = KNOWN.get(c);
  if (known !== undefined) return known;
  const base = c.normalize('NFD').codePointAt(0) ?? 0;
  if (base !== code && base >= 32 && base < 127) return REGULAR[base - 32];
  return code > 0x2e80 ? 1000 : OTHER;
}

/** Width of a line of text. @param {string} text @param {number} [size] CSS px @param {boolean} [strong] weight 600 @returns {number} CSS px */
export function wide(text, size = 13, strong = false) {
  let sum = 0;
  for (const c of text) sum += advance(c);
  return (sum / 1000) * size * (strong ? STRONG : 1);
}

/** Text cut with an ellipsis so that it is at most `room` px wide. @param {string} text @param {number} room @param {number} [size] @param {boolean} [strong] @returns {string} */
export function fit(text, room, size = 13, strong = false) {
  if (wide(text, size, strong) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && wide(`${letters.join('').trimEnd()}…`, size, strong) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Text broken at ordinary spaces into lines of at most `room` px; one longer word keeps a line of its own. @param {string} text @param {number} room @param {number} [size] @param {boolean} [strong] @returns {string[]} */
export function wrap(text, room, size = 13, strong = false) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && wide(longer, size, strong) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The same for words that a visitor chose: one that is wider than the room is broken too. @param {string} text @param {number} room @param {number} [size] @param {boolean} [strong] @returns {string[]} */
export function folded(text, room, size = 13, strong = false) {
  return wrap(text, room, size, strong).flatMap((line) => {
    const lines = [''];
    for (const c of line) {
      if (wide(lines[lines.length - 1] + c, size, strong) > room) lines.push('');
      lines[lines.length - 1] += c;
    }
    return lines;
  });
}

/**
 * Labels on one line, each wanted at the centre `at`, moved as little as keeps them apart and inside.
 * @template {{at: number, width: number}} Item
 * @param {Item[]} items @param {number} from @param {number} to inside which all labels stay (when they can) @param {number} [gap] px between two
 * @returns {(Item & {x: number})[]} the same items in the order of `at`, with their centre as `x`
 */
export function spreadOut(items, from, to, gap = 10) {
  const sorted = items.map((item) => ({ ...item, x: item.at })).sort((a, b) => a.at - b.at);
  // A run of labels that touch sits as one block around the mean of what its members want.
  /** @type {{from: number, to: number, width: number, want: number, members: typeof sorted}[]} */
  const runs = [];
  for (const item of sorted) {
    let run = { from: 0, to: 0, width: item.width, want: item.at, members: [item] };
    place(run);
    for (let last = runs.at(-1); last && last.to + gap > run.from; last = runs.at(-1)) {
      runs.pop();
      const members = [...last.members, ...run.members];
      const width = last.width + gap + run.width;
      // Where the block's centre should be so that the mean distance of its members to their wishes is 0.
      let at = 0; let want = 0;
      for (const m of members) { want += m.at - (at + m.width / 2 - width / 2); at += m.width + gap; }
      run = { from: 0, to: 0, width, want: want / members.length, members };
      place(run);
    }
    runs.push(run);
  }
  for (const run of runs) {
    let at = run.from;
    for (const m of run.members) { m.x = at + m.width / 2; at += m.width + gap; }
  }
  return sorted;

  /** @param {{from: number, to: number, width: number, want: number}} run */
  function place(run) {
    run.from = Math.max(from, Math.min(to - run.width, run.want - run.width / 2));
    run.to = run.from + run.width;
  }
}
