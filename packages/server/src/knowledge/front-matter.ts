/** A Markdown file's leading `---` block of `key: value` lines, and what follows it. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads plain one-line values, with or without quotes; a file without the block has no fields. */
export function parseFrontMatter(file: string): FrontMatter {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(file);
  if (!match) return { fields: {}, body: file };
  const fields: Record<string, string> = {};
  for (const line of (match[1] ?? '').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    fields[line.slice(0, colon).trim()] = line
      .slice(colon + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
  }
  return { fields, body: file.slice(match[0].length) };
}
