/** Address of your chat server. */
export const SERVER = 'http://localhost:3000';
