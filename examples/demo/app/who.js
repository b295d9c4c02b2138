import { token } from './api.js';

/**
 * @typedef {import('./api.js').Role} Role
 * @typedef {{ name: string, role: Role, chatbots: string[] | null }} Who
 */

/**
 * Tells who is signed in, by the claims of the token: only to say and to hide what the server would
 * refuse anyway.
 *
 * @returns {Promise<Who>}
 */
export async function whoAmI() {
  const [, claims = ''] = (await token()).split('.');
  const { sub = '', role = 'operator', chatbots = null } = JSON.parse(decoded(claims));
  return { name: sub, role, chatbots };
}

/** @param {Who} who */
export const mayChange = ({ role }) => role !== 'viewer';
/** Operators of certain chatbots make no others. @param {Who} who */
export const mayCreate = (who) => mayChange(who) && who.chatbots === null;
/** @param {Who} who */
export const isAdmin = ({ role }) => role === 'admin';

/** @param {string} text base64url of UTF-8 */
function decoded(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}
