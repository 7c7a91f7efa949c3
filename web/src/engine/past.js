// A past campaign as the engine is asked about it and as the page speaks of it.

/** The request that teaches a scenario what a campaign brought. @param {import('./tierwise.js').Scenario} scenario @param {import('./worker.js').Observed} observed */
export const lesson = (scenario, observed) => ({ ...scenario, observed: [{ ...observed, otherCampaign: true }] });

/** Whether it says how many orders came from how many people: one of the two is still being typed otherwise. @param {import('./worker.js').Observed} [observed] */
export const isWhole = (observed) => observed?.reach !== undefined && observed.orders !== undefined;

/** Errors in the counts of a past campaign, under the names the page gives them. @param {import('./tierwise.js').Refusal} refusal @returns {import('./tierwise.js').Refusal} */
export const inThePast = ({ errors, ...rest }) => ({ ...rest, errors: errors.map((e) => ({ ...e, path: e.path.replace(/^observed\[0\]\./, 'past.') })) });
