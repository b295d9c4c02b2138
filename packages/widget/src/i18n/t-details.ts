import { enDetails } from './en-details.js';
import { translator } from './translate.js';

/** For the details of the panel. */
export const td = translator(enDetails);
