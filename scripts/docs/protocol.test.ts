import { readFileSync } from 'node:fs';
import t from 'tap';
import { ClientFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { mayReconnect } from '@chatbot-test/shared/protocol/may-reconnect.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

/** The cells of the rows of the table under a heading, without the table's head. */
function table(heading: string): readonly (readonly string[])[] {
  const [, after = ''] = page.split(`${heading}\n`);
  const [, lines = ''] = /\n((?:\|.*\n)+)/.exec(after) ?? [];
  const rows = lines.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

t.test('[8.4] docs/protocol.md names every frame and its fields', async (t) => {
  for (const [heading, union] of [
    ['### From the client', ClientFrame],
    ['### From the server', ServerFrame],
  ] as const) {
    const wanted = union.anyOf.map((schema) => {
      const optional = Object.keys(schema.properties).filter(
        (name) => !(schema.required as readonly string[]).includes(name),
      );
      const names = Object.keys(schema.properties).filter((name) => name !== 'type');
      const fields = names.map((name) => (optional.includes(name) ? `${name}?` : name));
      return [schema.properties.type.const, fields.join(', ')];
    });
    t.same(
      table(heading).map(([type, fields]) => [type, fields]),
      wanted,
      heading,
    );
  }
});

t.test('[8.4] docs/protocol.md has the close codes, and who comes back', async (t) => {
  t.same(
    table('## Close codes').map(([code, name, , back]) => [code, name, back]),
    Object.entries(CLOSE).map(([name, code]) => [
      String(code),
      name,
      mayReconnect(code) ? 'yes' : 'no',
    ]),
  );
});

t.test('[8.4] docs/protocol.md has the limits and the version', async (t) => {
  t.same(
    table('## Limits').map(([name, value]) => [name, value]),
    Object.entries(LIMITS).map(([name, value]) => [name, String(value)]),
  );
  t.match(page.split('\n')[0], `\`${SUBPROTOCOL}\``);
});

t.test('[8.4] every rule has an id of its own', async (t) => {
  const rules = page.split('## Rules')[1]?.split('\n## ')[0] ?? '';
  const items = rules.split('\n').filter((line) => line.startsWith('- '));
  const ids = items.map((item) => /^- \*\*(P-[A-Z]+-[1-9]\d*)\*\* /.exec(item)?.[1] ?? item);
  t.ok(ids.length > 30);
  t.same(
    ids.filter((id) => !id.startsWith('P-')),
    [],
  );
  t.equal(new Set(ids).size, ids.length);
});
