import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { OpenedSession } from '../engine/connection/open-session.js';
import type { ClientPlace } from './client-place.js';
import type { SessionRecord } from '../storage/session-repository.js';

/** Decides who may use which session, whatever transport they come by. */
export interface SessionAccess {
  /** Opens the session that a client's first frame asks for. @throws CodedError */
  open(chatbotId: string, hello: HelloFrame, place: ClientPlace): Promise<OpenedSession>;
  /** Finds a session that is open already, to go on in it. @throws CodedError */
  enter(
    chatbotId: string,
    token: string | undefined,
    sessionId: string | undefined,
  ): Promise<SessionRecord>;
}
