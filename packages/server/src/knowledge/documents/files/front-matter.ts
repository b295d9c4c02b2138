/** A Markdown file's leading block of YAML between `---`, or of TOML, and what follows it. */
export interface FrontMatter {
  /** `key: value` */
  readonly fields: Readonly<Record<string, string>>;
  /** `key:`, and below it one `- item` a line. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

/**
 * Reads plain values, with or without quotes, and lists of them; a file may be without the block, and
 * begin with a line across.
 */
export function parseFrontMatter(file: string): FrontMatter {
  const match =
    /^---[ \t]*\r?\n(?=(?:#[^\r\n]*\r?\n|\r?\n){0,20}[^\s:#][^\r\n:]*:)([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
      file,
    ) ??
    // The same in TOML, as Hugo has it.
    /^\+\+\+[ \t]*\r?\n(?=[\w"-]+[ \t]*=|\[)([\s\S]*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/.exec(file);
  if (!match) return { fields: {}, lists: {}, body: file };
  const sign = file.startsWith('+') ? '=' : ':';
  const fields: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  let list: string[] = [];
  for (const line of (match[1] ?? '').split(/\r?\n/)) {
    const entry = line.trim();
    if (entry.startsWith('- ')) {
      list.push(valueOf(entry.slice(2)));
      continue;
    }
    const place = line.indexOf(sign);
    if (place < 1) continue;
    const key = line.slice(0, place).trim();
    const value = valueOf(line.slice(place + 1));
    if (value === '') lists[key] = list = [];
    else fields[key] = value;
  }
  return { fields, lists, body: file.slice(match[0].length) };
}

/** Reads a value, without the sign (`>`, `|`) of one that is written below its key. */
const valueOf = (text: string) =>
  text
    .trim()
    .replace(/^[>|][+-]?$/, '')
    .replace(/^(["'])(.*)\1$/, '$2');
