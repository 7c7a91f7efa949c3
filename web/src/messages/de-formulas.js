// German: the model in eight lines, also for readers whose browser does not compute.
/** @type {Record<string, import('./index.js').Message>} */
export default {
  'formula.reach': 'Reichweite eines Creators = Follower × Anteil im Markt × (1 + Reichweitenrate) × (1 − (1 − p)^Beiträge), p = Reichweitenrate ÷ (1 + Reichweitenrate)',
  'formula.together': 'Reichweite aller ÷ Publikum = 1 − (1 − Reichweite₁ ÷ Publikum) × (1 − Reichweite₂ ÷ Publikum) × …',
  'formula.orders': 'Bestellungen (Installationen, Anfragen, Buchungen, Besuche) = Kontakte × Bestellungen je Kontakt',
  'formula.incremental': 'zusätzliche Bestellungen = Bestellungen × Anteil, der sonst nicht gekauft hätte',
  'formula.margin': 'Marge einer Bestellung = Preis × (1 − Rabatt) × (1 − Retouren) − Ware − Zahlung − Versand − Bearbeitung der Retouren',
  'formula.contribution': 'Deckungsbeitrag = zusätzliche Bestellungen × Marge × (1 + Neukunden × Folgebestellungen) − Kosten des Codes auf erfasste Bestellungen',
  'formula.cost': 'Kosten = Honorare × (1 + Nutzungsrechte) × (1 + Agentur) + Muster + Stunden × Stundensatz + bezahlte Reichweite + Fixkosten',
  'formula.profit': 'Gewinn = Deckungsbeitrag − Kosten; Rendite = Gewinn ÷ Kosten',
};
