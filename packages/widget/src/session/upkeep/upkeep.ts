/** One file of the bundle, loaded beside the first connection. */
export { LinkUpkeep } from './link-upkeep.js';
export { cannotConnect, closeProblem, textTooLong, widgetProblem } from './problems.js';
export { SessionUpkeep } from './session-upkeep.js';
