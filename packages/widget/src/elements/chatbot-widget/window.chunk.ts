/** One file of the bundle, loaded when idle: how the frame fits what happens to the window around it. */
export { followKeyboard } from './follow-keyboard.js';
export { OnTopAgain } from '../on-top-again.js';
