import type { LitElement } from 'lit';

/** A question mark where nobody writes shows the keys, in the menu of the panel that it was typed in. */
export async function askForKeys(event: KeyboardEvent): Promise<void> {
  const [from] = event.composedPath();
  if (event.key !== '?' || !(from instanceof HTMLElement) || from.matches('textarea')) return;
  event.preventDefault();
  const panel = event.currentTarget as LitElement;
  const { openKeys } = await import('../../keys/keys-in-chat.js');
  await openKeys(panel, from);
}
