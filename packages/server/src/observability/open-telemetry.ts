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
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import type { RepliedRecord, ReplyObserver } from '../sessions/engine/reply-observer.js';

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
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'chatbot-test' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const tracer = provider.getTracer('chatbot-test');
  return {
    replied: (record) => {
      try {
        addReply(tracer, record);
      } catch (error) {
        onError(error);
      }
    },
    close: () => provider.shutdown().catch(onError),
  };
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

/** What the conventions call those that they know: a model is asked as OpenAI's are. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([['model', 'openai']]);

/** Where the request went, if one did. */
function serverOf({ endpoint }: ReplyDebug): Attributes {
  if (!endpoint) return {};
  const { hostname, port } = new URL(`http://${endpoint}`);
  return { 'server.address': hostname, ...(port !== '' && { 'server.port': Number(port) }) };
}

/** What is unknown is left out. */
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
