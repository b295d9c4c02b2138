/** One file of the bundle, loaded as soon as the panel is usable. */
export { ReplyText } from './reply-text.js';
export { markdownStyles } from '../../styles/panel/markdown.js';
