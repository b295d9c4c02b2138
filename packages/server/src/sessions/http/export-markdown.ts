import type {
  BotMessage,
  Hit,
  Message,
  Problem,
  ReplyDebug,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';
import { asksAModel } from '@chatbot-test/shared/protocol/asks-a-model.js';
import { requestText, responseText } from '@chatbot-test/shared/protocol/exchange-text.js';
import type { SessionExport } from '../service/session-export.js';

const UNKNOWN = 'unavailable';

/** Renders a session for people: the conversation, and below each reply how it was made. */
export function exportMarkdown(exported: SessionExport): string {
  const { mode, session, chatbot, messages, details, at } = exported;
  const isTest = mode === 'test';
  const name = chatbot?.config.name ?? session.chatbotId;
  const facts = [
    `- Session: ${session.id}, begun ${session.createdAt.toISOString()}`,
    `- Chatbot: ${session.chatbotId}, ${isTest ? 'draft' : 'live'} revision ${chatbot?.revision ?? UNKNOWN}`,
    `- Exported: ${at.toISOString()}`,
  ];
  const numbers = questionNumbers(messages);
  const parts = messages.map((message) =>
    messageText(
      message,
      numbers.get(message.role === 'user' ? message.id : message.replyTo),
      isTest ? details : null,
    ),
  );
  if (parts.length === 0) parts.push('No message yet.');
  return `${[`# ${isTest ? 'Test of' : 'Conversation with'} ${inline(name)}`, facts.join('\n'), ...parts].join('\n\n')}\n`;
}

/** Numbers of questions by their ids, from 1, as the debug panel counts them. */
function questionNumbers(messages: readonly Message[]): ReadonlyMap<string, number> {
  const questions = messages.filter(({ role }) => role === 'user');
  return new Map(questions.map(({ id }, index) => [id, index + 1]));
}

function messageText(
  message: Message,
  number: number | undefined,
  /** Null: of what visitors were told no trace is kept. */
  details: ReadonlyMap<string, ReplyDetails> | null,
): string {
  const { text, createdAt } = message;
  if (message.role === 'user') return `## Question ${number}\n\n${createdAt}\n\n${quote(text)}`;
  const { state, debug, problem, feedback, feedbackReason } = message;
  const time = debug ? `${Math.round(debug.totalMs)} ms` : UNKNOWN;
  return [
    `### Reply ${number ?? UNKNOWN}: ${state}${details ? `, ${time}` : ''}`,
    text ? quote(text) : 'Nothing was said.',
    ...(problem ? [problemText(problem)] : []),
    ...(feedback
      ? [`Rated ${feedback}${feedbackReason ? `: ${inline(feedbackReason)}` : '.'}`]
      : []),
    ...(details ? traceText(message, debug) : []),
    ...detailsText(details?.get(message.id)),
  ].join('\n\n');
}

function problemText({ code, message, action, correlationId }: Problem): string {
  return `**${message}** ${action} (\`${code}\`, correlation id \`${correlationId}\`)`;
}

function traceText({ revision }: BotMessage, debug: ReplyDebug | undefined): string[] {
  if (!debug) return ['No trace was kept.'];
  const { tokens, provider, firstTokenMs } = debug;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const amount = tokens
    ? `${tokens.input} in, ${tokens.output} out${tokens.estimated ? ' (estimated)' : ''}`
    : UNKNOWN;
  const preview = debug.preview ? ', with unsaved changes' : '';
  const figures = [
    ...debug.marks.map(({ name, ms: part }) => [name, ms(part)] as const),
    ['total', ms(debug.totalMs)],
    ['to first token', firstTokenMs === null ? UNKNOWN : ms(firstTokenMs)],
    ['provider', provider],
    ['tokens', amount],
    ...(asksAModel(debug) ? modelFigures(debug) : []),
    ['revision', `${revision}${preview}`],
    ['fingerprint', debug.fingerprint ?? UNKNOWN],
  ] as const;
  const warnings = debug.warnings.map(({ code, message }) => `- ${message} (\`${code}\`)`);
  return [
    table(['trace', ''], figures),
    ...(warnings.length > 0 ? [`Warnings:\n\n${warnings.join('\n')}`] : []),
    debug.hits.length > 0 ? hitsText(debug.hits) : 'Nothing was found in the knowledge base.',
  ];
}

function modelFigures({ model, costUsd, finishReason }: ReplyDebug) {
  return [
    ['model', model ?? UNKNOWN],
    ['cost', costUsd === null ? UNKNOWN : `$${costUsd}`],
    ['finish reason', finishReason ?? UNKNOWN],
  ] as const;
}

function hitsText(hits: readonly Hit[]): string {
  const rows = hits.map(({ rank, score, used, title, heading, passage }) => [
    String(rank),
    score.toFixed(3),
    used ? 'used' : 'not used',
    heading ? `${title} › ${heading}` : title,
    passage,
  ]);
  return table(['rank', 'score', '', 'document', 'passage'], rows);
}

function detailsText(details: ReplyDetails | undefined): string[] {
  if (!details) return [];
  const prompt = details.prompt?.map(
    ({ role, content }) => `#### Prompt: ${role}\n\n${fence(content)}`,
  );
  const exchanges = details.exchanges.flatMap(({ request, response }, index) => [
    `#### Request ${index + 1}\n\n${fence(requestText(request))}`,
    `#### Response ${index + 1}\n\n${response ? fence(responseText(response)) : 'There was none.'}`,
  ]);
  const thoughts = details.thoughts ? [`#### Thoughts\n\n${fence(details.thoughts)}`] : [];
  return [...(prompt ?? []), ...thoughts, ...exchanges];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return inline(text).replaceAll('|', '\\|');
}

function inline(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function quote(text: string): string {
  return text.replace(/^/gm, '> ');
}

/** Fence with more backticks than any run of them in the text. */
function fence(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const ticks = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${ticks}\n${text}\n${ticks}`;
}
