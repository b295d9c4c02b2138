import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import {
  AuthFrame,
  ExtendFrame,
  FeedbackFrame,
  HelloFrame,
  IdentifyFrame,
  PingFrame,
  PreviewFrame,
  RecoverFrame,
  RegenerateFrame,
  ResetFrame,
  SendFrame,
  SimulateFrame,
  StopFrame,
  UndoFrame,
  type ClientFrame,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import { Compile, type Validator } from 'typebox/compile';

/** A frame of the protocol, or why it is none. `cid` names the send that is refused. */
export type Decoded =
  | { readonly frame: ClientFrame }
  | {
      readonly error: CodedError;
      /** Not even JSON: the other end is not one of ours. */
      readonly isRubbish: boolean;
      readonly cid?: string;
    };

const SCHEMAS: ReadonlyMap<string, Validator> = new Map(
  [
    HelloFrame,
    SendFrame,
    StopFrame,
    RegenerateFrame,
    FeedbackFrame,
    ResetFrame,
    UndoFrame,
    ExtendFrame,
    IdentifyFrame,
    RecoverFrame,
    AuthFrame,
    SimulateFrame,
    PreviewFrame,
    PingFrame,
  ].map((schema) => [schema.properties.type.const, Compile(schema)]),
);

const id = Compile(Id);

/** Reads what a client sent, once, against the schemas. Nothing behind this checks shapes again. */
export function decodeClientFrame(text: string): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('it is not JSON', true);
  }
  if (!isObject(value)) return refused('it is not an object', true);
  const { type, cid, text: said } = value;
  const schema = typeof type === 'string' ? SCHEMAS.get(type) : undefined;
  if (!schema) return refused('its type is unknown');
  if (schema.Check(value)) return { frame: value as unknown as ClientFrame };
  const named = type === 'send' && id.Check(cid) ? { cid } : {};
  if (typeof said === 'string' && said.length > LIMITS.textLength) {
    const error = new CodedError('text-too-long', { limit: LIMITS.textLength });
    return { error, isRubbish: false, ...named };
  }
  const [first] = schema.Errors(value);
  const where = first?.instancePath.slice(1).replaceAll('/', '.') || 'a field';
  const why = first?.message ?? 'is not valid';
  if (type === 'identify') {
    const reason = `${where.replace(/^visitor\./, '')} ${why}`;
    return { error: new CodedError('bad-visitor', { reason }), isRubbish: false };
  }
  return { ...refused(`${where} of ${String(type)} ${why}`), ...named };
}

function refused(reason: string, isRubbish = false) {
  return { error: new CodedError('bad-frame', { reason }), isRubbish };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
