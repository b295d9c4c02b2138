/** One file of the bundle, loaded when there is time, or at once when it is needed. */
export { announcement } from './message/announcement.js';
export { because, connectionNotice } from './connection/connection-notice.js';
export { messageActions } from './message/message-actions.js';
export { failedMessage } from './message/failed-message.js';
export { lengthNote } from './message/length-note.js';
export { MenuElement } from './menu/menu.js';
export { earlierMessages } from './message/earlier-messages.js';
export { holdPlace } from './message/hold-place.js';
export { moveBetween } from './message/move-between.js';
export { newMessagesButton, newReplies } from './message/new-messages-button.js';
export { replyFooter } from './message/reply-footer.js';
export { extraStyles } from '../styles/panel/extras.js';

/** Most panels are closed with nothing to wait for. */
export const loadUnread = () => import('./unread/unread-badge.js');
