import type { Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { Settings } from 'typebox/system';
import { faultsOf } from './faults.js';
import { ofMeantMember } from './union-errors.js';

/** A field that is wrong, by its path: `config.appearance.radius`. */
export interface FieldProblem {
  readonly path: string;
  /** Continues the path to a sentence. */
  readonly message: string;
}

// The members of a union that were not meant complain first, field by field.
Settings.Set({ maxErrors: 200 });

const MOST_FIELDS = 20;

/**
 * Says what is wrong with a value that does not fit its schema, one problem for each path: a union reports
 * every alternative that did not fit. At most 20.
 */
export function fieldProblems(schema: Validator, value: unknown): FieldProblem[] {
  const byPath = new Map<string, TLocalizedValidationError[]>();
  for (const error of ofMeantMember(faultsOf(schema, value))) {
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
