// The tier schemes that creators are classified by: those everyone knows, and one of the scenario's own.

/** @typedef {import('../engine/tierwise.js').TierScheme} Scheme */

/** A scheme of the scenario's own; null where it uses a known one. @param {import('../engine/tierwise.js').Scenario} complete */
export const ownScheme = ({ tierScheme }) => (typeof tierScheme === 'object' ? tierScheme : null);

/** All of them; one's own stands for a known one of the same name. @param {readonly Scheme[]} known @param {import('../engine/tierwise.js').Scenario} complete @returns {Scheme[]} */
export function schemesOf(known, complete) {
  const own = ownScheme(complete);
  return own ? [...known.filter((s) => s.name !== own.name), own] : [...known];
}

/** A scheme's name inside a sentence; one of one's own has no translation. @param {string} name @param {import('../messages/index.js').Context} t */
export const schemeWord = (name, t) => (t.has(`value.tierScheme.${name}`) ? t.text(`value.tierScheme.${name}`) : name);
