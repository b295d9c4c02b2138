import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { attribute, preloadLine } from '@chatbot-test/shared/embed-code/html.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import type { App } from '../plugins/app.js';

export interface FrameRouteOptions {
  /** Finds what is published; null: nothing is. */
  readonly liveOf: (chatbotId: string) => Promise<ChatbotRevision | null>;
}

/** The page for an iframe: the published chatbot alone, for its allowed sites, which get its height. */
export async function frameRoutes(app: App, { liveOf }: FrameRouteOptions): Promise<void> {
  const params = Type.Object({ chatbotId: Id });

  app.get('/frame/:chatbotId', { schema: { hide: true, params } }, async (request, reply) => {
    const live = await liveOf(request.params.chatbotId);
    if (!live) throw new CodedError('not-found', { what: 'chatbot' });
    const policy = String(reply.getHeader('content-security-policy'));
    const ancestors = ["frame-ancestors 'self'", ...live.config.allowedOrigins].join(' ');
    reply.removeHeader('x-frame-options');
    reply.headers({
      'content-security-policy': policy.replace("frame-ancestors 'self'", ancestors),
      'cache-control': 'no-cache',
    });
    return reply.type('text/html; charset=utf-8').send(framePage(live));
  });

  app.get('/frame.js', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/javascript; charset=utf-8')
      .send(FRAME_SCRIPT),
  );
}

const framePage = ({ chatbotId, config }: ChatbotRevision) => `<!doctype html>
<html lang="${attribute(config.language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${config.name.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</title>
<link rel="icon" href="../favicon.svg">
${preloadLine({ server: '..', chatbotId })}
<script type="module" src="../frame.js"></script>
<script type="module" src="../chatbot.js"></script>
<chatbot-widget chatbot-id="${attribute(chatbotId)}" open></chatbot-widget>
</html>
`;

/** Tells the page around it how high the frame has to be. Nothing else is told, so anybody may hear it. */
const FRAME_SCRIPT = `const HEIGHTS = { 'chatbot-open': 640, 'chatbot-close': 96 };
for (const [name, chatbotHeight] of Object.entries(HEIGHTS)) {
  addEventListener(name, () => parent.postMessage({ chatbotHeight }, '*'));
}
`;
