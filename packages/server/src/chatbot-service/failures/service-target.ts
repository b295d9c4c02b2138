/** Service that is asked for an answer: for errors about it. */
export interface ServiceTarget {
  /** Host with its port, for people. */
  readonly host: string;
  /** Name of the language model, if one was asked for. */
  readonly model: string | null;
  /** Secrets that must not be shown or logged. */
  readonly secrets: readonly string[];
}
