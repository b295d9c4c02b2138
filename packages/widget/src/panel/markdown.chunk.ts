/** One file of the bundle, loaded as soon as the panel is usable. */
export { ReplyText } from './markdown/reply-text.js';
export { markdownStyles } from '../styles/panel/markdown.js';
