// German: the Plan view.
/** @type {Record<string, import('./index.js').Message>} */
export default {
  'plan.line.walkAway': 'Höchstes Honorar',
  'plan.assumptions.title': 'Jede Annahme',
  'plan.assumptions.lead': 'Eine Zahl, wenn sie bekannt ist, ein Bereich, wenn sie ungefähr bekannt ist: in 9 von 10 Fällen zwischen seinen Enden. Der Buchstabe öffnet die Quelle.',
  'plan.own': 'Was von Creator zu Creator verschieden ist',
  'plan.funnel.title': 'Von Menschen zu Geld',
  'plan.funnel.lead': 'Bei typischen Werten, mit der Rate zwischen einem Schritt und dem nächsten.',
  'plan.cost.title': 'Wohin das Geld geht',
  'plan.cost.lead': 'Alle Kosten des Plans, bei typischen Werten.',
  'plan.tornado.title': 'Was das Ergebnis bewegt',
  'plan.tornado.lead': 'Gewinn mit einer Annahme an ihrem unteren und oberen Ende und allen anderen beim typischen Wert.',
  'plan.worth.title': 'Was zuerst herauszufinden ist',
  'plan.worth.lead': 'Was es höchstens wert wäre, eine Annahme vor der Entscheidung genau zu kennen.',
  'plan.spread.title': 'Das Risiko verteilen',
  'plan.spread.lead': 'Geld und Follower der ersten Zeile auf mehr Menschen verteilt: Gewinn in 9 von 10 Welten und die Chance auf Gewinn.',
  'warning.responseMeasuredWithCode': 'Die übliche Rate wurde mit Rabattcode gemessen. Ohne Code sind weniger {events} zu erwarten.',
  'warning.negativeMargin': 'Ein Ergebnis mit Code kostet mehr, als es bringt: Jedes gezählte verliert Geld.',
  'warning.unlikelyWithoutFee': 'Creator dieser Größe arbeiten selten ohne Honorar.',
  'warning.engagementOutsideBand': 'Diese Engagement-Rate liegt außerhalb der veröffentlichten Spanne für Creator dieser Größe.',
  'warning.smallAudience': 'Die Zielgruppe ist kleiner als die eines einzelnen Creators; sie wurde auf diese angehoben.',
  'warning.noFees': 'Es wird kein Honorar gezahlt, also gibt es kein höchstes.',
};
