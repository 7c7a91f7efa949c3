// German: the plan beside what others saw, in Plan and Method.
/** @type {Record<string, import('./index.js').Message>} */
export default {
  'plausibility.title': 'Ist das plausibel?',
  'plausibility.lead': 'Der Plan mit typischen Werten neben dem, was andere veröffentlicht haben. Nichts wird korrigiert: Ein Plan außerhalb einer Spanne kann stimmen, sollte aber einen Grund dafür haben.',
  'plausibility.below': { one: 'Veröffentlicht sind {low} bis {high}: Der Wert liegt darunter.', other: 'Veröffentlicht sind {low} bis {high}: Die Werte liegen darunter.' },
  'plausibility.above': { one: 'Veröffentlicht sind {low} bis {high}: Der Wert liegt darüber.', other: 'Veröffentlicht sind {low} bis {high}: Die Werte liegen darüber.' },
  'plausibility.none': 'Alles, was sich vergleichen lässt, liegt in den veröffentlichten Spannen.',
  'plausibility.inside': 'In der veröffentlichten Spanne: {names}.',
  'plausibility.cpm.name': 'Kosten je 1.000 Aufrufe (TKP)',
  'plausibility.cpm.why': 'Veröffentlichte Buchungen rechnen Honorare auf alle Aufrufe um. Dieser Plan rechnet alle Kosten um, auf Aufrufe von Personen, die bei Ihnen kaufen können.',
  'plausibility.revenueOverCost.name': 'Erfasster Umsatz durch Kosten (ROAS)',
  'plausibility.revenueOverCost.why': 'Diese Zahlen melden Marketer selbst, zum Teil mit Earned Media Value darin.',
  'plausibility.netRevenuePerFollower.name': 'Erfasster Umsatz je Follower, nach Retouren',
  'plausibility.netRevenuePerFollower.why': 'Über Codes gemessen, bei ausgewählten Marken: Das untere Ende ist das Mittel der Macro-, das obere das der Nano-Creator.',
};
