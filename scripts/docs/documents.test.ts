import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { WIDGET_ERRORS } from '@chatbot-test/shared/errors/widget-catalogue.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** Title of a test, in quotes of any kind. */
const TITLE = /\b(?:test|it)\(\s*['"`](.+?)['"`],/g;

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** Ids that GitHub gives to the headings of a page. */
function anchors(text: string): ReadonlySet<string> {
  const headings = all(text, /^#+ (.+)$/gm);
  return new Set(
    headings.map((line) =>
      line
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

t.test('documents link to files and headings that exist', async (t) => {
  for (const document of documents) {
    for (const link of all(read(document), /\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path = '', anchor] = link.split('#');
      const target = path ? join(dirname(document), path) : document;
      t.ok(existsSync(join(root, target)), `${document}: ${link}`);
      if (anchor) t.ok(anchors(read(target)).has(anchor), `${document}: ${link}`);
    }
  }
});

t.test('documents name files and folders that exist', async (t) => {
  const tops = 'packages|scripts|docs|examples|e2e|benchmarks|deploy';
  const named = new RegExp(`(?:^|[\\s\`(])((?:${tops})/[\\w./-]*[\\w/])`, 'g');
  for (const document of documents) {
    for (const path of new Set(all(read(document), named))) {
      t.ok(existsSync(join(root, path)), `${document}: ${path}`);
    }
  }
});

t.test('[8.3] every proof that the page on security names is a test that exists', async (t) => {
  const proofs = [...read('docs/security.md').matchAll(/`([^`]+\.test\.ts)`: ([^|<]+)/g)];
  t.ok(proofs.length > 40, `${proofs.length} proofs`);
  for (const [, file = '', title = ''] of proofs) {
    const titles = existsSync(join(root, file)) ? all(read(file), TITLE) : [];
    t.ok(
      titles.some((known) => known.includes(title.trim())),
      `${file}: ${title}`,
    );
  }
});

t.test('documents name npm scripts, stages and tools that exist', async (t) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const tools = new Set(
    readdirSync(join(root, 'node_modules/.bin')).concat(
      readdirSync(join(root, 'packages/server/node_modules/.bin')),
    ),
  );
  const stages = all(read('scripts/test/stages.mjs'), /^ {4}name: '(\w+)'/gm);
  t.ok(stages.length > 3, 'the sources of this check are where they were');
  for (const document of documents) {
    const text = read(document);
    const run = all(text, /\b(?:npm|pnpm) run (?:-s )?([\w:-]+)/g);
    const short = all(text, /\b(?:npm|pnpm) (start|test)\b/g);
    for (const name of [...run, ...short]) t.ok(scripts[name], `${document}: npm run ${name}`);
    for (const tool of all(text, /\bnpx ([\w-]+)/g)) t.ok(tools.has(tool), `${document}: ${tool}`);
    for (const stage of all(text, /npm test -- --only=(\w+)/g)) t.ok(stages.includes(stage), stage);
  }
});

t.test('the README has every setting of the server with its default', async (t) => {
  const source = read('packages/server/src/env.ts');
  const [, declared = ''] = /Environment = Type\.Object\(\{(.*?)\n\}\);/s.exec(source) ?? [];
  const parts = declared.split(/^ {2}(?=[A-Z_]+:)/m).slice(1);
  const rows = new Map(
    all(read('README.md'), /^(\| `[A-Z_]+`.*)\|$/gm).map((row) => {
      const [, name = '', fallback = ''] = row.split('|').map((cell) => cell.trim());
      return [name.replaceAll('`', ''), fallback];
    }),
  );
  t.same([...rows.keys()].sort(), parts.map((part) => part.split(':')[0]).sort());
  for (const part of parts) {
    const [name = ''] = part.split(':');
    const [, fallback] = /default: '([^']*)'/.exec(part) ?? [];
    if (fallback) t.equal(rows.get(name), `\`${fallback}\``, name);
  }
});

t.test('the pages of the elements have their attributes, events and parts', async (t) => {
  const widget = 'packages/widget/src';
  const types = (folder: string): readonly string[] =>
    readdirSync(join(root, widget, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => all(read(join(widget, folder, file)), /type = '(chatbot-[\w-]+)'/g));
  const elements = [
    ['chatbot-widget', 'docs/embedding.md', types('elements/chatbot-widget')],
    [
      'chatbot-test',
      'docs/test-element.md',
      [...types('elements/chatbot-test'), ...types('test-bench/inspector')],
    ],
  ] as const;
  for (const [tag, page, events] of elements) {
    const text = read(page);
    const source = read(`${widget}/elements/${tag}/${tag}.ts`);
    const [observed = ''] = all(source, /observedAttributes = \[([^\]]*)\]/g);
    const attributes = text.split('## Attributes')[1]?.split('\n## ')[0] ?? '';
    t.same(
      all(attributes, /^\| `([\w-]+)`/gm),
      all(observed, /'([\w-]+)'/g),
      `${page}: attributes`,
    );
    const told = text.split('## Events')[1]?.split('\n## ')[0] ?? '';
    t.same([...all(told, /^\| `([\w-]+)`/gm)].sort(), [...events].sort(), `${page}: events`);
  }
  const [exported = ''] = all(read(`${widget}/panel/layout/early-panel.ts`), /EXPORTED =([^;]*);/g);
  const [parts = ''] = all(read('docs/embedding.md'), /^(`launcher`, (?:.|\n)*?)\n\n/gm);
  t.same(all(parts, /`([\w-]+)`/g), [
    'launcher',
    'frame',
    ...all(exported, /(?<![\w-])([\w-]+)[,']/g),
  ]);
});

t.test('rules that code cites are in docs/protocol.md', async (t) => {
  const rules = new Set(all(read('docs/protocol.md'), /^- \*\*(P-[A-Z]+-\d+)\*\*/gm));
  const files = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^\w+\/src\/.*\.ts$/.test(file))
    .map((file) => join('packages', file));
  for (const file of [...files, ...documents]) {
    for (const rule of new Set(all(read(file), /\b(P-[A-Z]+-\d+)\b/g))) {
      t.ok(rules.has(rule), `${file}: ${rule}`);
    }
  }
});

t.test('error codes that documents name are in the catalogue', async (t) => {
  for (const document of documents.filter((name) => name !== join('docs', 'errors.md'))) {
    for (const code of all(read(document), /code `([a-z-]+)`/g)) {
      t.ok(Object.hasOwn({ ...ERRORS, ...WIDGET_ERRORS }, code), `${document}: ${code}`);
    }
  }
});

t.test('decisions are numbered without holes, and headed by their number', async (t) => {
  const pages = documents.filter((name) => name.startsWith(join('docs', 'decisions'))).sort();
  for (const [i, page] of pages.entries()) {
    t.match(page, `decisions/${String(i + 1).padStart(4, '0')}-`);
    t.ok(read(page).startsWith(`# ${i + 1}. `), page);
  }
});

t.test('ARCHITECTURE.md fits one screen', async (t) => {
  t.ok(read('ARCHITECTURE.md').split('\n').length <= 70);
});
