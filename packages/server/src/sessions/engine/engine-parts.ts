import type { SessionMode } from '../../chatbots/chatbot-revision.js';
import type { ChatbotService } from '../../chatbot-service/chatbot-service.js';
import type { LiveStore } from '../../live-store/live-store.js';
import type { SessionStorage } from '../storage/session-storage.js';
import type { ChatbotDirectory } from './chatbot-directory.js';
import type { EngineMeter } from './engine-meter.js';
import type { ReplyObserver } from './reply/reply-observer.js';
import type { Log } from './log.js';
import type { ReplySlots } from './reply/reply-slots.js';
import type { EngineSettings } from './settings.js';

/** Parts that a session engine works with. */
export interface EngineParts {
  readonly mode: SessionMode;
  readonly storage: SessionStorage;
  readonly liveStore: LiveStore;
  readonly service: ChatbotService;
  readonly chatbots: ChatbotDirectory;
  readonly settings: EngineSettings;
  /** Shared with the engine of the other mode; default: of its own. */
  readonly slots?: ReplySlots;
  readonly log: Log;
  /** Told of every reply that has ended. */
  readonly observer?: ReplyObserver | undefined;
  readonly meter?: EngineMeter | undefined;
}
