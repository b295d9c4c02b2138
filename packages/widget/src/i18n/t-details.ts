import { enDetails } from './en-details.js';
import { wordsOf } from './words.js';

/** A string of the details of the panel, in the language that is spoken. */
export const td = wordsOf(enDetails, ({ details }) => details);
