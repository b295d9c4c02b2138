/** Fills in the `{name}` placeholders of a sentence; what has no value is unknown. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? 'unknown'));
}
