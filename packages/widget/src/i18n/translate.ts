export type Strings = Readonly<Record<string, string>>;

/** What `{name}` in a string stands for. */
type Values = Readonly<Record<string, string | number>>;

/** @returns a function that gives the string of a key, with `{name}` filled in. */
export function translator<S extends Strings>(
  strings: S,
): (key: keyof S & string, values?: Values) => string {
  return (key, values = {}) =>
    (strings[key] as string).replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
}
