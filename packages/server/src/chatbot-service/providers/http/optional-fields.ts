import { parseJson } from '../../../input/bounded-json.js';
import type { ProviderError } from '../../failures/provider-error-body.js';
import { fieldToLeaveOut, rememberedFields, rememberField } from '../wire/refused-fields.js';

type Fields = Record<string, unknown>;

/** The body of a request, without the fields that its service has refused: now, or before. */
export class OptionalFields {
  readonly #who: string;
  readonly #text: string | null;
  /** Null: the body is no object of JSON, and stays as it is. */
  readonly #fields: Fields | null;
  #isChanged = false;

  /** @param url the address as it is configured, the same for every conversation */
  constructor(tenantId: string, url: string, text: string | null) {
    this.#text = text;
    this.#fields = fieldsIn(text);
    const model = this.#fields?.['model'];
    this.#who = `${tenantId} ${url} ${typeof model === 'string' ? model : ''}`;
    for (const field of rememberedFields(this.#who)) this.#delete(field);
  }

  get body(): string | null {
    return this.#isChanged ? JSON.stringify(this.#fields) : this.#text;
  }

  /** @returns the field that was left out; null: the refusal is about something else */
  leaveOut({ status, said }: { status: number | null; said: ProviderError }): string | null {
    const field = this.#fields && fieldToLeaveOut(this.#fields, status, said);
    if (field === null) return null;
    this.#delete(field);
    rememberField(this.#who, field);
    return field;
  }

  #delete(field: string): void {
    if (!this.#fields || !Object.hasOwn(this.#fields, field)) return;
    delete this.#fields[field];
    this.#isChanged = true;
  }
}

function fieldsIn(text: string | null): Fields | null {
  if (text === null || !text.trimStart().startsWith('{')) return null;
  try {
    return parseJson(text) as Fields;
  } catch {
    return null;
  }
}
