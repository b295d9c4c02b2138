import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  RandomIdGenerator,
  type IdGenerator,
} from '@opentelemetry/sdk-trace-base';
import type { ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import type { RepliedRecord, ReplyObserver } from '../sessions/engine/reply/reply-observer.js';

/** Sends spans to a collector until it is closed. */
export interface Telemetry extends ReplyObserver {
  /** Sends what waits. Never rejects. */
  close(): Promise<void>;
}

/**
 * Spans of replies, to an OpenTelemetry collector over HTTP: one for the reply, with the attributes
 * of the semantic conventions for generative AI, and in it one for each part of its time. Nothing
 * of what was said is in them. To be imported only where there is a collector.
 *
 * https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/
 *
 * @param endpoint base address, as `OTEL_EXPORTER_OTLP_ENDPOINT` has it: `/v1/traces` is added
 */
export function openTelemetry(
  endpoint: string,
  onError: (error: unknown) => void = () => undefined,
): Telemetry {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const ids = new ReplyIds();
  const provider = new BasicTracerProvider({
    idGenerator: ids,
    resource: resourceFromAttributes({ 'service.name': 'chatbot-test' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const tracer = provider.getTracer('chatbot-test');
  return {
    replied: (record) => {
      try {
        ids.begin(record.claim.replyId);
        addReply(tracer, record);
      } catch (error) {
        onError(error);
      }
    },
    traceparentOf: (replyId) => `00-${traceIdOf(replyId)}-${spanIdOf(replyId)}-01`,
    close: () => provider.shutdown().catch(onError),
  };
}

/** Ids of traces: a reply's own without its hyphens, so that whoever has one can look for the other. */
const traceIdOf = (replyId: string) => replyId.replaceAll('-', '');
const spanIdOf = (replyId: string) => traceIdOf(replyId).slice(16);

/** Gives a reply's trace and its first span ids of the reply; the spans within have random ones. */
class ReplyIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  #traceId = '';
  #spanId: string | null = null;

  /** The next span is the first of this reply. */
  begin(replyId: string): void {
    this.#traceId = traceIdOf(replyId);
    this.#spanId = spanIdOf(replyId);
  }

  generateTraceId(): string {
    return this.#traceId;
  }

  generateSpanId(): string {
    const id = this.#spanId ?? this.#random.generateSpanId();
    this.#spanId = null;
    return id;
  }
}

function addReply(tracer: Tracer, record: RepliedRecord): void {
  const { debug, problem } = record;
  // Marks are on the monotonic clock; its origin is where the wall clock was.
  const start = performance.timeOrigin + record.start;
  const end = start + debug.totalMs;
  const name = debug.requestedModel ? `chat ${debug.requestedModel}` : 'chat';
  const attributes = attributesOf(record);
  const kind = debug.endpoint ? SpanKind.CLIENT : SpanKind.INTERNAL;
  const reply = tracer.startSpan(name, { kind, startTime: start, attributes });
  const within = trace.setSpan(context.active(), reply);
  let at = start;
  for (const { name: part, ms } of debug.marks) {
    tracer.startSpan(part, { startTime: at }, within).end(at + ms);
    at += ms;
  }
  if (problem) reply.setStatus({ code: SpanStatusCode.ERROR, message: problem.message });
  reply.end(end);
}

function attributesOf({ claim, mode, state, problem, debug }: RepliedRecord): Attributes {
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': PROVIDERS.get(debug.provider) ?? debug.provider,
    'gen_ai.conversation.id': claim.sessionId,
    ...modelOf(debug),
    ...serverOf(debug),
    ...(problem && { 'error.type': problem.code, 'chatbot.correlation_id': problem.correlationId }),
    'chatbot.id': claim.chatbotId,
    'chatbot.tenant': claim.tenantId,
    'chatbot.mode': mode,
    'chatbot.reply.id': claim.replyId,
    'chatbot.reply.state': state,
  };
}

/** Names of providers in the conventions: a model is asked as OpenAI's are. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([['model', 'openai']]);

/** Server that the request went to, if there was one. */
function serverOf({ endpoint }: ReplyDebug): Attributes {
  if (!endpoint) return {};
  const { hostname, port } = new URL(`http://${endpoint}`);
  return { 'server.address': hostname, ...(port !== '' && { 'server.port': Number(port) }) };
}

/** Attributes of the model; unknown ones are left out. */
function modelOf(debug: ReplyDebug): Attributes {
  const { model, requestedModel, tokens, finishReason, costUsd, hits } = debug;
  // Until the answer has come to its end, the model is the one that was asked for.
  const hasAnswered = requestedModel === undefined || tokens !== null;
  return {
    ...(requestedModel !== undefined && { 'gen_ai.request.model': requestedModel }),
    ...(model !== null && hasAnswered && { 'gen_ai.response.model': model }),
    ...(tokens && {
      'gen_ai.usage.input_tokens': tokens.input,
      'gen_ai.usage.output_tokens': tokens.output,
    }),
    ...(finishReason && { 'gen_ai.response.finish_reasons': [finishReason] }),
    ...(costUsd !== null && { 'chatbot.cost_usd': costUsd }),
    'chatbot.hits': hits.length,
  };
}
