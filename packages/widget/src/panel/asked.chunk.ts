/** One file of the bundle, loaded when somebody asks for a part of it. */
import './menu/menu-items-element.js';
import './message/feedback-reason.js';
