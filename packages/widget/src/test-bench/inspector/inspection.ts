import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionState } from '../../session/session-state.js';
import type { DebugView } from './debug-panel.js';
import { chosenReply, InspectedReplies, type InspectedReply } from './replies.js';
import { duration } from '../ui/format.js';
import { t } from '../../i18n/bench/t.js';
import {
  DEFAULT_PREFERENCES,
  readPreferences,
  writePreferences,
  type Preferences,
} from '../shell/preferences.js';

/** Choice of the reply to look at, and of how this operator wants to look. */
export class Inspection implements ReactiveController {
  /** Choices in the debug panel, which goes and comes with the room that there is for it. */
  readonly view: DebugView = {};
  readonly #host: ReactiveControllerHost;
  readonly #replies = new InspectedReplies();
  #operator = '';
  /** Preferences of this operator; `prefer` changes them. */
  preferences: Preferences = DEFAULT_PREFERENCES;
  /** Id of the reply that was chosen; null: always the latest. `choose` changes it. */
  chosen: string | null = null;
  #expanded = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** True if the inspector's sheet is open, where it is a sheet. */
  get expanded(): boolean {
    return this.#expanded;
  }

  set expanded(value: boolean) {
    this.#expanded = value;
    this.#host.requestUpdate();
  }

  /** Operator whose preferences these are. */
  set operator(operator: string) {
    this.#operator = operator;
    this.preferences = readPreferences(operator);
  }

  repliesOf({ conversation }: SessionState): readonly InspectedReply[] {
    return this.#replies.of(conversation);
  }

  shown(session: SessionState): InspectedReply | null {
    return chosenReply(this.repliesOf(session), this.chosen);
  }

  /** Text on the folded sheet: the shown reply and its time. */
  summary(session: SessionState): string {
    const reply = this.shown(session);
    if (!reply) return t('inspector');
    const { number, state, message } = reply;
    const what = message?.debug ? duration(message.debug.totalMs) : t(`reply.${state}`);
    return t('reply.titleWith', { number, what });
  }

  /** Choosing the latest means: stay with the latest. Null is the latest. */
  choose(replyId: string | null, session?: SessionState): void {
    const latest = session && this.repliesOf(session).at(-1);
    this.chosen = latest?.id === replyId ? null : replyId;
    this.#host.requestUpdate();
  }

  prefer(change: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...change };
    writePreferences(this.#operator, this.preferences);
    this.#host.requestUpdate();
  }
}
