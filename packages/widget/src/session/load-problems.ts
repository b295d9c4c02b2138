/** The words for what goes wrong: few conversations need them. */
export type Problems = typeof import('./problems.js');

/** Loads the texts of problems. After a failure the next call tries again. */
export const loadProblems = (): Promise<Problems> => import('./problems.js');
