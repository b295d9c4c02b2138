/**
 * WebSocket subprotocol. The browser offers it, the server picks the newest that it knows; no
 * common one closes the socket with {@link CLOSE.version}. A change that an older peer cannot
 * skip as an unknown field or frame type gets a new number.
 */
export const SUBPROTOCOL = 'chatbot-test.v1';
