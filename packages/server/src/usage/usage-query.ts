import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { Sums } from './roll-up.js';

export type Step = 'hour' | 'day';

/** Part of the use that is asked for. */
export interface UsageQuery {
  readonly tenantId: string;
  readonly mode: SessionMode;
  readonly from: Date;
  readonly to: Date;
  readonly step: Step;
  /** IANA name of the time zone that days begin in. */
  readonly timeZone: string;
  /** Empty: all. */
  readonly chatbotId: string;
  /** Empty: all. */
  readonly operatorId: string;
}

/** Sums of one step. */
export interface UsagePoint {
  /** Start. */
  readonly at: Date;
  readonly sums: Sums;
}

/** Sums of one chatbot or operator. */
export interface UsageShare {
  readonly id: string;
  /** Name of a chatbot; the id of what has none any more. */
  readonly name: string;
  readonly sums: Sums;
}

/** Questions without an answer that mean alike. */
export interface UnansweredGroup {
  readonly id: string;
  readonly chatbotId: string;
  readonly chatbotName: string;
  /** The last of them. */
  readonly question: string;
  /** Others of them, newest first. */
  readonly others: readonly string[];
  readonly count: number;
  readonly lastAt: Date;
  /** Conversation of the last of them. */
  readonly sessionId: string;
}

export interface UnansweredQuery {
  readonly tenantId: string;
  readonly mode: SessionMode;
  readonly from: Date;
  readonly to: Date;
  /** Null: all. */
  readonly chatbotIds: readonly string[] | null;
  readonly limit: number;
}

/** Reads sums that were added up before: never events, messages or sessions. */
export interface UsageRepository {
  /** The steps between two moments, each with its sums. */
  points(query: UsageQuery): Promise<readonly UsagePoint[]>;
  /** The same, by chatbot or operator: those with most messages first. */
  shares(query: UsageQuery, by: 'chatbot' | 'operator'): Promise<readonly UsageShare[]>;
  /** All that happened before this is added up. */
  addedUpTo(): Promise<Date>;
  /** Most frequent first. */
  unanswered(query: UnansweredQuery): Promise<readonly UnansweredGroup[]>;
}
