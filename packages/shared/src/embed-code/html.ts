/** A pinned build: it never changes, and browsers refuse another one. */
export interface Pin {
  /** Version of the bundle, as in `1.2.3`. */
  readonly version: string;
  /** Hash of the script for `integrity`, as in `sha384-…`. */
  readonly integrity: string;
}

export interface EmbedOptions {
  /** The server that serves the bundle and runs the chatbot, as in `https://chat.example.com`. */
  readonly server: string;
  readonly chatbotId: string;
}

/** The address of a server without slashes at its end. */
export const serverBase = (server: string) => server.replace(/(?<!\/)\/+$/, '');

/** The address at which the widget asks for a published chatbot: the very one that a page preloads. */
export const chatbotAddress = ({ server, chatbotId }: EmbedOptions) =>
  `${serverBase(server)}/v1/chatbots/${encodeURIComponent(chatbotId)}/public`;

/**
 * The line that has a page ask for the chatbot beside the script, not after it. The widget takes its
 * answer, or its failure, and asks nothing of its own: it asks as this line does, by CORS and without
 * credentials of other origins.
 */
export const preloadLine = (options: EmbedOptions) =>
  `<link rel="preload" as="fetch" crossorigin href="${attribute(chatbotAddress(options))}">`;

/**
 * The embed for a plain page: the chatbot's preload, one script tag and one element.
 *
 * @param pin the build that the page is to stay with; left out: always the newest
 */
export function htmlEmbed(options: EmbedOptions & { readonly pin?: Pin | undefined }): string {
  const { server, chatbotId, pin } = options;
  const base = serverBase(server);
  const script = pin
    ? `src="${attribute(`${base}/v/${pin.version}/chatbot.js`)}" integrity="${attribute(pin.integrity)}" crossorigin="anonymous"`
    : `src="${attribute(`${base}/chatbot.js`)}"`;
  return [
    preloadLine(options),
    `<script type="module" ${script}></script>`,
    `<chatbot-widget chatbot-id="${attribute(chatbotId)}"></chatbot-widget>`,
  ].join('\n');
}

/** Escapes a value for an attribute between double quotes. */
export function attribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
