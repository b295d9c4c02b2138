/** One file of the bundle, loaded as soon as the panel is usable. */
import './panel-menu.js';

export { announcement } from './announcement.js';
export { chooseReply } from './choose-reply.js';
export { because, connectionNotice } from './connection-notice.js';
export { messageActions } from './message-actions.js';
export { failedMessage } from './failed-message.js';
export { lengthNote } from './length-note.js';
export { moveBetween } from './move-between.js';
export { problemNotice } from './problem-notice.js';
export { pill } from './pill.js';
export { replyRest } from './reply-rest.js';
export { ReplyText } from './reply-text.js';
export { warmUp } from './warm-up.js';
export { detailStyles } from '../../styles/panel/details.js';
