/** A pinned build: it never changes, and browsers refuse another one. */
export interface Pin {
  /** As in `1.2.3`. */
  readonly version: string;
  /** As in `sha384-…`. */
  readonly integrity: string;
}

export interface EmbedOptions {
  /** The server that serves the bundle and runs the chatbot, as in `https://chat.example.com`. */
  readonly server: string;
  readonly chatbotId: string;
}

/** The address of a server without slashes at its end. */
export const serverBase = (server: string) => server.replace(/(?<!\/)\/+$/, '');

/**
 * The embed for a plain page: one script tag and one element.
 *
 * @param pin the build that the page is to stay with; left out: always the newest
 */
export function htmlEmbed({
  server,
  chatbotId,
  pin,
}: EmbedOptions & { readonly pin?: Pin | undefined }): string {
  const base = serverBase(server);
  const script = pin
    ? `src="${attribute(`${base}/v/${pin.version}/chatbot.js`)}" integrity="${attribute(pin.integrity)}" crossorigin="anonymous"`
    : `src="${attribute(`${base}/chatbot.js`)}"`;
  return [
    `<script type="module" ${script}></script>`,
    `<chatbot-widget chatbot-id="${attribute(chatbotId)}"></chatbot-widget>`,
  ].join('\n');
}

/** Escapes a value for an attribute between double quotes. */
export function attribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
