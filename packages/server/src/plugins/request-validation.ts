import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { FastifySchemaCompiler } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { fieldProblems, type FieldProblem } from '../input/field-problems.js';
import { unusableText } from '../unusable-text.js';

/** A request that does not fit its route's schema. */
export class InvalidRequest extends CodedError {
  readonly fields: readonly FieldProblem[];

  constructor(fields: readonly FieldProblem[]) {
    const [first] = fields;
    const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : '';
    super('bad-request', { reason: `${first?.path || 'the request'} ${first?.message}${more}` });
    this.fields = fields;
  }
}

/** Checks requests by their TypeBox schemas. Bodies are taken as they are, nothing is converted. */
export const requestValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = Compile(schema);
  const open = openFields(schema);
  return (input: unknown) => {
    const value = httpPart === 'body' ? input : Value.Convert(schema, input);
    if (check.Check(value)) {
      const unusable = unusableText(without(open, value));
      return unusable ? { error: new InvalidRequest([unusable]) } : { value };
    }
    return { error: new InvalidRequest(fieldProblems(check, value)) };
  };
};

/**
 * Fields whose texts are no concern of a request: what a schema leaves open, as it does frames, is checked
 * by what reads it, and what is write-only are secrets.
 */
function openFields(schema: TSchema): ReadonlySet<string> | 'all' {
  if (isOpen(schema)) return 'all';
  const fields = Type.IsObject(schema) ? Object.entries(schema.properties) : [];
  return new Set(fields.flatMap(([name, field]) => (isOpen(field) ? [name] : [])));
}

function isOpen(schema: TSchema): boolean {
  if (Type.IsUnknown(schema) || ('writeOnly' in schema && schema.writeOnly === true)) return true;
  if (Type.IsArray(schema)) return isOpen(schema.items);
  return Type.IsRecord(schema) && Object.values(schema.patternProperties).every(isOpen);
}

function without(fields: ReturnType<typeof openFields>, value: unknown): unknown {
  if (fields === 'all') return null;
  if (fields.size === 0 || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !fields.has(name)));
}
