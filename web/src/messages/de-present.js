// German: the meeting mode.
/** @type {Record<string, import('./index.js').Message>} */
export default {
  'present.freeze': 'Festhalten und vergleichen',
  'present.toFreeze': 'Festhalten',
  'present.frozen': 'Festgehalten',
  'present.leave': 'Besprechungsmodus verlassen',
  'present.toLeave': 'Verlassen',
  'present.was': 'festgehalten bei',
  'present.against': 'gegen {name}',
  'present.scenario': '{n} von {count}',
  'present.previous': 'Voriges Szenario',
  'present.next': 'Nächstes Szenario',
  'present.asPlanned': 'Wie geplant. Der Regler fragt nur: was wäre, wenn? Nach dem Verlassen gilt wieder Ihr Plan.',
  'present.whatIf': 'Nur ein Was-wäre-wenn, so unsicher wie zuvor: Nach dem Verlassen gilt wieder Ihr Plan.',
  'present.kept': 'In den Plan übernommen. Nach dem Verlassen nimmt Rückgängig es zurück.',
  'present.refused': 'Dieses Szenario enthält einen Wert, der sich nicht berechnen lässt. Verlassen Sie die Ansicht und korrigieren Sie ihn.',
  'present.keep': '{orders} in den Plan übernehmen',
  'present.back': 'Zurück zu {orders}',
  'present.said': '{orders} {events} je 1.000 erreichte Personen: {chance} Chance auf Gewinn, typisch {typical}, Preisgrenze {price}.',
};
