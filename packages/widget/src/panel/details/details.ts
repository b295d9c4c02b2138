/** One file of the bundle, loaded as soon as the panel is usable. */
import './panel-menu.js';

export { announcement } from './announcement.js';
export { chooseReply } from './choose-reply.js';
export { because, connectionNotice } from './connection-notice.js';
export { Blocks } from './markdown/blocks.js';
export { renderBlock } from './markdown/render-block.js';
export { messageActions } from './message-actions.js';
export { moveBetween } from './move-between.js';
export { problemNotice } from './problem-notice.js';
export { quickReplies } from './quick-replies.js';
export { sources } from './sources.js';
export { detailStyles } from '../../styles/panel/details.js';
