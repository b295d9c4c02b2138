import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { App } from '../../plugins/app.js';
import type { VisitorIdentities } from '../../visitor-identity/visitor-identities.js';
import type { VisitorData } from '../../privacy/visitor-data.js';
import { visitorDataRoutes } from '../../privacy/visitor-data-routes.js';
import { OperatorAccess } from '../access/operator-access.js';
import { sessionOrigins } from '../access/session-origins.js';
import { VisitorAccess } from '../access/visitor-access.js';
import type { Sites } from '../../sites/sites.js';
import type { ChatbotDirectory } from '../engine/chatbot-directory.js';
import type { Sessions } from '../sessions.js';
import { HttpSessions } from './http-sessions.js';
import { httpTransportRoutes } from './http-transport-routes.js';
import { socketRoutes } from './socket-routes.js';
import { WebSocketHandler, WebSocketTestHandler } from './websocket-handler.js';

export interface SessionTransportsOptions {
  readonly sessions: Sessions;
  readonly chatbots: ChatbotDirectory;
  /** Reads what proves who visitors are. */
  readonly identities: VisitorIdentities;
  /** Data of visitors, for themselves and for admins; left out: nobody reads or deletes it. */
  readonly visitorData?: VisitorData;
  /** Notes which pages conversations are on; left out: nobody does. */
  readonly sites?: Pick<Sites, 'saw' | 'verdictOf'>;
}

/**
 * Transports of conversations, by socket and over plain HTTP. They start and end with the app.
 * Wants `auth`, `drain`, `origins` and `websocket` on the app.
 */
export async function sessionTransports(
  app: App,
  { sessions, chatbots, identities, visitorData, sites }: SessionTransportsOptions,
): Promise<void> {
  const { test, live, settings } = sessions;
  const operators = new OperatorAccess({
    sessions: sessions.testSessions,
    operations: test.operations,
    chatbots,
    identities,
    verifyOperator: (token) => app.verifyOperator(token, 'operator'),
    checkAccess: async (operator, chatbotId) => {
      if (await app.isRevoked(operator)) return new CodedError('unauthorized');
      const isThere = await chatbots.revisionFor(chatbotId, 'test', operator.tenantId);
      return isThere ? null : new CodedError('not-found', { what: 'chatbot or session' });
    },
  });
  const visitors = new VisitorAccess({
    sessions: sessions.liveSessions,
    operations: live.operations,
    chatbots,
    identities,
    mayEmbed: (origin, allowed) => app.origins.mayEmbed(origin, allowed),
    idleMs: settings.live.idleMs,
    sites,
  });
  await app.register(socketRoutes, {
    chatbots,
    test: new WebSocketTestHandler(test, operators),
    live: new WebSocketHandler(live, visitors),
  });
  await app.register(httpTransportRoutes, {
    chatbots,
    test: new HttpSessions(test, operators, settings.test.streamMs),
    live: new HttpSessions(live, visitors, settings.live.streamMs),
  });
  if (visitorData) {
    await app.register(visitorDataRoutes, {
      origins: sessionOrigins(app, chatbots),
      find: (chatbotId, token) => visitors.find(chatbotId, token),
      data: visitorData,
    });
  }
  app.addHook('onReady', () => sessions.start());
  app.drain.add(() => sessions.drain());
  app.addHook('preClose', () => sessions.close());
}
