/**
 * Keeps the heap close to what is in use; imported for its effect.
 *
 * Between two collections V8 lets the heap grow by a factor of up to four, so that a server with
 * thousands of quiet sessions keeps as much garbage as sessions: whoever connects leaves some that is
 * too old for the small collections, and quiet sessions make no other ones.
 */
import { setFlagsFromString } from 'node:v8';

/** The heap is collected when it has grown by so much since the last time, in percent. */
const GROWTH = 10;

setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
