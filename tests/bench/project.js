// Asking the engine for simulated figures.

/** A function request text → `simulated`, everything that `project` tells of the draws. */
export const projectWith = (engine) => (request) => {
  const answer = JSON.parse(engine.verbs.project(request));
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.simulated;
};
