import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { FastifySchemaCompiler } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import type { TLocalizedValidationError } from 'typebox/error';
import { Value } from 'typebox/value';
import { faultsOf } from '../input/faults.js';
import { ofMeantMember } from './union-errors.js';
import { unusableText } from '../unusable-text.js';

/** A field that a request has wrong, by its path: `config.appearance.radius`. */
export interface FieldProblem {
  readonly path: string;
  /** Continues the path to a sentence. */
  readonly message: string;
}

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

// The members of a union that were not meant complain first, field by field.
Settings.Set({ maxErrors: 200 });

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
    return { error: new InvalidRequest(fieldProblems(ofMeantMember(faultsOf(check, value)))) };
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

const MOST_FIELDS = 20;

/** One problem for each path: a union reports every alternative that did not fit. */
function fieldProblems(errors: readonly TLocalizedValidationError[]): FieldProblem[] {
  const byPath = new Map<string, TLocalizedValidationError[]>();
  for (const error of errors) {
    byPath.set(error.instancePath, [...(byPath.get(error.instancePath) ?? []), error]);
  }
  const problems: FieldProblem[] = [];
  for (const [pointer, alike] of byPath) {
    const path = pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
    problems.push(...describe(path, alike));
  }
  return problems.slice(0, MOST_FIELDS);
}

function describe(path: string, errors: readonly TLocalizedValidationError[]): FieldProblem[] {
  const missing = errors.flatMap((error) =>
    error.keyword === 'required' ? error.params.requiredProperties : [],
  );
  if (missing.length > 0) {
    return missing.map((name) => ({
      path: path ? `${path}.${name}` : name,
      message: 'is missing',
    }));
  }
  const allowed = errors.flatMap((error) =>
    error.keyword === 'const' ? [String(error.params.allowedValue)] : [],
  );
  if (allowed.length > 0) return [{ path, message: `is not one of ${allowed.join(', ')}` }];
  const telling = errors.find((error) => error.keyword !== 'additionalProperties');
  return telling ? [{ path, message: sentence(telling) }] : [];
}

function sentence(error: TLocalizedValidationError): string {
  switch (error.keyword) {
    case 'type':
      return `is not of type ${[error.params.type].flat().join(' or ')}`;
    case 'boolean':
      return 'is not a field that exists here';
    case 'minLength':
      return error.params.limit === 1 ? 'is empty' : `is shorter than ${error.params.limit}`;
    case 'maxLength':
      return `is longer than ${error.params.limit} characters`;
    case 'maxItems':
      return `has more than ${error.params.limit} entries`;
    case 'minimum':
      return `is below ${error.params.limit}`;
    case 'maximum':
      return `is above ${error.params.limit}`;
    case 'pattern':
      return 'has a value that is not allowed here';
    default:
      return error.message;
  }
}
