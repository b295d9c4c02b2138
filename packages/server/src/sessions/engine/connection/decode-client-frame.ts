import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import {
  AuthFrame,
  EarlierFrame,
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
import { holdsTooMuch } from '../../../input/bounded-json.js';
import { fieldProblems } from '../../../input/field-problems.js';

/** Name of a frame in errors about it. */
export interface FrameName {
  /** The frame's own `ref`; its type where it has none. */
  readonly ref?: string;
  /** Client id of a send. */
  readonly cid?: string;
}

/** A frame of the protocol, or why it is none, with its name as far as it has one. */
export type Decoded =
  | { readonly frame: ClientFrame }
  | (FrameName & {
      readonly error: CodedError;
      /** True if it is not even JSON: the other end is no client of ours. */
      readonly isRubbish: boolean;
    });

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
    EarlierFrame,
    AuthFrame,
    SimulateFrame,
    PreviewFrame,
    PingFrame,
  ].map((schema) => [schema.properties.type.const, Compile(schema)]),
);

const id = Compile(Id);
/** No frame of ours comes near. */
const LIMITS_OF_JSON = { depth: 64, values: 2_000 };

/** Reads what a client sent, once, against the schemas. Nothing behind this checks shapes again. */
export function decodeClientFrame(text: string): Decoded {
  if (holdsTooMuch(text, LIMITS_OF_JSON)) return refused('it holds too much, or too deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('it is not JSON', true);
  }
  if (!isObject(value)) return refused('it is not an object', true);
  const { type, text: said } = value;
  const schema = typeof type === 'string' ? SCHEMAS.get(type) : undefined;
  const named = nameOf(value);
  if (!schema) return { ...refused('its type is unknown'), ...named };
  if (schema.Check(value)) return { frame: value as unknown as ClientFrame };
  if (typeof said === 'string' && said.length > LIMITS.textLength) {
    const error = new CodedError('text-too-long', { limit: LIMITS.textLength });
    return { error, isRubbish: false, ...named };
  }
  const [first] = fieldProblems(schema, value);
  const where = first?.path || 'a field';
  const why = first?.message ?? 'is not valid';
  if (type === 'identify') {
    const reason = `${where.replace(/^visitor\./, '')} ${why}`;
    return { error: new CodedError('bad-visitor', { reason }), isRubbish: false, ...named };
  }
  return { ...refused(`${where} of ${String(type)} ${why}`), ...named };
}

/** The name of a frame, be it a good one or not. */
export function nameOf(frame: object): FrameName {
  const { type, ref, cid } = frame as Readonly<Record<string, unknown>>;
  const own = id.Check(ref) ? ref : type;
  return {
    ...(id.Check(own) && { ref: own }),
    ...(type === 'send' && id.Check(cid) && { cid }),
  };
}

function refused(reason: string, isRubbish = false) {
  return { error: new CodedError('bad-frame', { reason }), isRubbish };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
