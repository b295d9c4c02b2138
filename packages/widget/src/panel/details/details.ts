/** One file of the bundle, loaded when there is time, or at once when it is needed. */
export { announcement } from './announcement.js';
export { chooseReply } from './choose-reply.js';
export { askForKeys } from './ask-for-keys.js';
export { because, connectionNotice } from './connection-notice.js';
export { messageActions } from './message-actions.js';
export { failedMessage } from './failed-message.js';
export { lengthNote } from './length-note.js';
export { menuItems } from './menu-items.js';
export { moveBetween } from './move-between.js';
export { pill } from './pill.js';
export { replyRest } from './reply-rest.js';
export { warmUp } from './warm-up.js';
export { detailStyles } from '../../styles/panel/details.js';
