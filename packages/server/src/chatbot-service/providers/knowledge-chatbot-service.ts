import type { KnowledgeProvider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Hit, MarkName, Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  KnowledgeHit,
  KnowledgeRetriever,
} from '../../knowledge/retrieval/knowledge-retriever.js';
import { phrasesFor } from '../../knowledge/retrieval/phrases/phrases.js';
import { smallTalkOf, type SmallTalk } from '../../knowledge/retrieval/answers/small-talk.js';
import { wordsOf } from '../../knowledge/retrieval/terms/words.js';
import type { ProviderService, ServiceEvent, Tell, Turn, TurnOf } from '../chatbot-service.js';
import { replyFrom, type KnowledgeReply } from './knowledge-reply.js';
import { retrieveFor } from './retrieve.js';
import type { TokenCounter } from './token-counter.js';
import { streamWords } from './word-stream.js';

export interface KnowledgeChatbotServiceOptions {
  readonly retriever: KnowledgeRetriever;
  readonly tokens: TokenCounter;
  /** Time between words, in ms. Default 12. */
  readonly msPerWord?: number;
}

/** Answers from the chatbot's documents alone, in their own words, and says so when it cannot. */
export class KnowledgeChatbotService implements ProviderService<KnowledgeProvider> {
  readonly #retriever: KnowledgeRetriever;
  readonly #tokens: TokenCounter;
  readonly #msPerWord: number;

  constructor({ retriever, tokens, msPerWord = 12 }: KnowledgeChatbotServiceOptions) {
    this.#retriever = retriever;
    this.#tokens = tokens;
    this.#msPerWord = msPerWord;
  }

  async reply(turn: TurnOf<KnowledgeProvider>, tell: Tell, signal: AbortSignal): Promise<void> {
    const smallTalk = wordsOf(turn.text).length === 0 ? 'unclear' : smallTalkOf(turn.text);
    const retrieval = smallTalk ? null : await retrieveFor(turn, this.#retriever);
    if (signal.aborted) return;
    tell(mark('retrieval'));
    const reply = retrieval ? replyFrom(retrieval, settingsOf(turn)) : small(smallTalk, turn);
    const hits = (retrieval?.hits ?? []).map((hit) => toHit(hit, reply.used));
    tell({ type: 'hits', hits });
    tell({ type: 'sources', sources: reply.sources });
    if (reply.quickReplies?.length) tell({ type: 'quickReplies', texts: reply.quickReplies });
    for (const warning of reply.warnings) tell({ type: 'warning', warning });
    tell(mark('prompt'));

    let said = '';
    for await (const word of streamWords(reply.text, this.#msPerWord, signal)) {
      if (said === '') {
        tell(mark('firstToken'));
        // Beside the words: counting at the end then seldom has to wait.
        void this.#tokens.load();
      }
      said += word;
      tell({ type: 'text', text: word });
    }
    tell(mark('generation'));
    const read = [turn.text, ...reply.sources.map((source) => source.passage)].join('\n\n');
    const [input, output] = await Promise.all([this.#tokens.count(read), this.#tokens.count(said)]);
    const tokens = { input, output, estimated: true };
    tell({ type: 'usage', provider: 'knowledge', model: null, tokens, costUsd: null });
  }
}

const mark = (name: MarkName): ServiceEvent => ({ type: 'mark', name, at: performance.now() });

function settingsOf({ config, text: question }: TurnOf<KnowledgeProvider>) {
  const { threshold, fallback } = config.provider;
  return { language: config.language, threshold, fallback, question };
}

function small(kind: SmallTalk | 'unclear' | null, { config }: Turn): KnowledgeReply {
  const phrases = phrasesFor(config.language);
  const text = kind === 'greeting' ? config.appearance.welcomeMessage.trim() : '';
  const warning: Warning =
    kind === 'unclear'
      ? { code: 'no-words', message: 'The message has no word that could be looked for.' }
      : { code: 'small-talk', message: `Answered as ${kind}, without looking anything up.` };
  return {
    text: text || phrases[kind ?? 'unclear'],
    sources: [],
    used: new Set(),
    warnings: [warning],
  };
}

function toHit(hit: KnowledgeHit, used: ReadonlySet<string>): Hit {
  const { documentId, chunkId, title, heading, ordinal, passage, score, rank, parts } = hit;
  const place = { documentId, chunkId, title, heading, ordinal, passage };
  return { ...place, score, rank, used: used.has(chunkId), parts };
}
