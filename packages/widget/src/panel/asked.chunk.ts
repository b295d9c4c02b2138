/** One file of the bundle, loaded when somebody asks for a part of it. */
import './menu/menu-items-element.js';
import './message/feedback-reason.js';
export { keepFocus } from './menu/keep-focus.js';
