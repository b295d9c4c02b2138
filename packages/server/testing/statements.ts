import { readFile } from 'node:fs/promises';
import ts from 'typescript';
import type { Sql } from '../src/db/client.js';

/** Hand-written statements, and parts of them, that ran: by their text, without the values. */
export type Seen = Set<string>;

/** Passes statements on to a database, in transactions too, and notes what they are made of. */
export function noting(sql: Sql, seen: Seen): Sql {
  return new Proxy(sql, {
    apply(target, _this, args: unknown[]) {
      const [first] = args;
      if (isTemplate(first)) seen.add(textOf(first.raw));
      return Reflect.apply<undefined, unknown[], unknown>(target as never, undefined, args);
    },
    get(target, name) {
      if (name !== 'begin') return Reflect.get(target, name) as unknown;
      // A transaction's client has all that statements are made with.
      return (work: (tx: Sql) => unknown) =>
        target.begin<unknown>((tx) => work(noting(tx as never, seen)));
    },
  });
}

/** Reads which statements are written in source files, by their text. */
export async function statementsIn(files: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of files) {
    const source = ts.createSourceFile(file, await readFile(file, 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      // Parts of queries that Drizzle builds are checked by their tables' types.
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) !== 'fragment') {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        found.set(templateText(node.template), `${file}:${line + 1}`);
      }
      node.forEachChild(visit);
    };
    visit(source);
  }
  return found;
}

function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return textOf([template.rawText ?? '']);
  const { head, templateSpans } = template;
  return textOf([head.rawText ?? '', ...templateSpans.map(({ literal }) => literal.rawText ?? '')]);
}

const textOf = (parts: readonly string[]): string => parts.join('${}').replace(/\s+/g, ' ').trim();

const isTemplate = (value: unknown): value is TemplateStringsArray =>
  Array.isArray(value) && 'raw' in value;
