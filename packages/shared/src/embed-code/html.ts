export interface EmbedOptions {
  /** The server that serves the bundle and runs the chatbot, as in `https://chat.example.com`. */
  readonly server: string;
  readonly chatbotId: string;
}

/** The embed for a plain page: one script tag and one element. */
export function htmlEmbed({ server, chatbotId }: EmbedOptions): string {
  const base = server.replace(/\/+$/, '');
  return [
    `<script type="module" src="${attribute(`${base}/chatbot.js`)}"></script>`,
    `<chatbot-widget chatbot-id="${attribute(chatbotId)}"></chatbot-widget>`,
  ].join('\n');
}

function attribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
