import type { SessionMode } from '../../chatbots/chatbot-revision.js';
import type { ChatbotService } from '../../chatbot-service/chatbot-service.js';
import type { LiveStore } from '../../live-store/live-store.js';
import type { SessionRepository } from '../session-repository.js';
import type { ChatbotDirectory } from './chatbot-directory.js';
import type { ReplyObserver } from './reply-observer.js';
import type { Log } from './log.js';
import type { EngineSettings } from './settings.js';

/** What a session engine works with. */
export interface EngineParts {
  readonly mode: SessionMode;
  readonly repository: SessionRepository;
  readonly liveStore: LiveStore;
  readonly service: ChatbotService;
  readonly chatbots: ChatbotDirectory;
  readonly settings: EngineSettings;
  readonly log: Log;
  /** Told of every reply that has ended. */
  readonly observer?: ReplyObserver | undefined;
}
