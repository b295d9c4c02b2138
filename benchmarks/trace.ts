/**
 * Measures what tracing adds to a reply, in ms: taking every event, and making of it what is stored
 * with the message. Run with `node --import ./scripts/typescript/register.mjs benchmarks/trace.ts`;
 * exits with 1 above its budget.
 */
import { buildReplyDebug } from '@chatbot-test/shared/testing/builders.js';
import type { ServiceEvent } from '../packages/server/src/chatbot-service/chatbot-service.js';
import { ReplyTrace } from '../packages/server/src/sessions/engine/reply/reply-trace.js';
import { toPostgresJson } from '../packages/server/src/sessions/storage/postgres-text.js';

const BUDGET_MS = 1;
const [ROUNDS, WARM_UP] = [2_000, 200] as const;

/** A long reply of a model: 8 passages, a prompt of 12 KB, 600 pieces of text. */
const HITS = Array.from({ length: 8 }, () => buildReplyDebug().hits)
  .flat()
  .slice(0, 8);
const PROMPT = [{ role: 'system', content: 'word '.repeat(2_400) }] as const;
const SIDE = { headers: { 'content-type': 'application/json' }, truncated: true };
const EXCHANGE = {
  request: {
    ...SIDE,
    method: 'POST',
    url: 'https://api.example.com/v1/chat',
    body: 'x'.repeat(12_000),
  },
  response: { ...SIDE, status: 200, body: 'x'.repeat(12_000) },
};

function reply(): void {
  const trace = new ReplyTrace(performance.now(), { provider: 'model', fingerprint: 'a41f9c0' });
  const take = (event: Parameters<ReplyTrace['take']>[0]) => trace.take(event);
  const mark = (name: Extract<ServiceEvent, { type: 'mark' }>['name']) =>
    take({ type: 'mark', name, at: performance.now() });
  trace.mark('queue');
  mark('retrieval');
  take({ type: 'hits', hits: HITS });
  take({ type: 'prompt', messages: PROMPT });
  mark('prompt');
  mark('connect');
  mark('firstToken');
  for (let i = 0; i < 600; i++) take({ type: 'text', text: 'word ' });
  mark('generation');
  take({ type: 'exchanges', exchanges: [EXCHANGE] });
  trace.serviceEnded();
  toPostgresJson(trace.debug());
  toPostgresJson(trace.details());
  trace.mark('store');
  trace.debug();
}

const times: number[] = [];
for (let round = -WARM_UP; round < ROUNDS; round++) {
  const start = performance.now();
  reply();
  if (round >= 0) times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const at = (part: number) => times[Math.floor(times.length * part)] ?? 0;
console.log(
  `trace of a reply: median ${at(0.5).toFixed(3)} ms, p95 ${at(0.95).toFixed(3)} ms, budget ${BUDGET_MS} ms`,
);
process.exitCode = at(0.95) > BUDGET_MS ? 1 : 0;
