/** Who is asked for an answer: for errors about it. */
export interface ServiceTarget {
  /** Host with its port, for people. */
  readonly host: string;
  /** Name of the language model, if one was asked for. */
  readonly model: string | null;
  /** What must not stand in anything that is shown or logged. */
  readonly secrets: readonly string[];
}
