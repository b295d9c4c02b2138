/** One file of the bundle, loaded beside the first connection. */
export { LinkUpkeep } from './link/link-upkeep.js';
export { loadProblems } from './load-problems.js';
export { SessionUpkeep } from './delivery/session-upkeep.js';
