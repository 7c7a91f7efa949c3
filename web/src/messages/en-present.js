// English: the meeting mode.
/** @type {Record<string, import('./index.js').Message>} */
export default {
  'present.freeze': 'Freeze and compare',
  'present.toFreeze': 'Freeze',
  'present.frozen': 'Frozen',
  'present.leave': 'Leave meeting mode',
  'present.toLeave': 'Leave',
  'present.was': 'frozen at',
  'present.against': 'against {name}',
  'present.scenario': '{n} of {count}',
  'present.previous': 'Previous scenario',
  'present.next': 'Next scenario',
  'present.asPlanned': 'As planned. Moving the slider only asks what if: leaving gives your plan back.',
  'present.whatIf': 'Only a what-if, with doubt as wide as before: leaving gives your plan back.',
  'present.kept': 'Kept in the plan. Undo takes it back after you leave.',
  'present.refused': 'This scenario holds a value that cannot be computed. Leave and correct it.',
  'present.keep': 'Keep {orders} in the plan',
  'present.back': 'Back to {orders}',
  'present.said': '{orders} {events} per 1,000 people reached: {chance} chance of profit, typically {typical}, walk-away price {price}.',
};
