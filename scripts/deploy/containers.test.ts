import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import t from 'tap';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** https://docs.docker.com/reference/dockerfile/ */
const INSTRUCTIONS = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile, each with what follows it, continued lines joined. */
function instructionsOf(text: string): readonly Instruction[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = ''] = line.split(' ');
      return { name, rest: line.slice(name.length).trim() };
    });
}

t.test(
  '[8.10] the image is built in stages, runs as nobody special, and tells its health',
  async (t) => {
    const instructions = instructionsOf(read('deploy/Dockerfile'));
    for (const { name } of instructions) t.ok(INSTRUCTIONS.has(name), name);
    const stages = instructions.filter(({ name }) => name === 'FROM');
    t.equal(stages.length, 2);
    const last = instructions.slice(instructions.map(({ name }) => name).lastIndexOf('FROM'));
    const names = last.map(({ name }) => name);
    t.match(last.find(({ name }) => name === 'USER')?.rest, /^node$/);
    t.ok(names.indexOf('USER') > names.lastIndexOf('RUN'), 'nothing is done after it');
    for (const name of ['HEALTHCHECK', 'ENTRYPOINT', 'STOPSIGNAL'])
      t.ok(names.includes(name), name);
    t.notOk(
      last.some(({ rest }) => /npm|pnpm/.test(rest)),
      'nothing is installed in what runs',
    );
    for (const { name, rest } of instructions) {
      if (name !== 'COPY' || rest.startsWith('--from')) continue;
      for (const source of rest.split(' ').slice(0, -1)) {
        t.ok(existsSync(join(root, source)), `COPY ${source}`);
      }
    }
    const [, pinned] = /pnpm@([\d.]+)/.exec(read('deploy/Dockerfile')) ?? [];
    t.match(read('scripts/setup/install.mjs'), `pnpm@${pinned}`);

    // What the health check runs is a program that exits by what it hears.
    const check = last.find(({ name }) => name === 'HEALTHCHECK')?.rest ?? '';
    const [command, flag, program] = JSON.parse(check.slice(check.indexOf('['))) as string[];
    t.same([command, flag], ['node', '-e']);
    t.throws(() => execFileSync(process.execPath, ['-e', program ?? ''], { env: { PORT: '1' } }));
  },
);

t.test(
  '[8.10] compose has three servers without a home of their own, and no secrets',
  async (t) => {
    const text = read('deploy/compose.yaml');
    await t.resolves(prettier.format(text, { parser: 'yaml' }), 'it is YAML');
    t.equal(text.match(/^ {2}chat-\d: \*server$/gm)?.length, 3);
    for (const setting of ['read_only: true', 'cap_drop: [ALL]', 'stop_grace_period: 15s']) {
      t.match(text, setting);
    }
    for (const [, name = ''] of text.matchAll(/\b(\w*(?:PASSWORD|SECRET|KEY|TOKEN)): (?!\$\{)/g)) {
      t.fail(`${name} is no variable`);
    }
    for (const [, file = ''] of text.matchAll(/- \.\/([\w.]+):/g)) {
      t.ok(file === 'chat.pem' || existsSync(join(root, 'deploy', file)), file);
    }
    // Each setting is one that the server has.
    const known = ['env.ts', 'env-metrics.ts', 'env-limits.ts'].map((file) =>
      read(`packages/server/src/${file}`),
    );
    const [, settings = ''] = /^ {2}environment:\n((?: {4}.*\n)+)/m.exec(text) ?? [];
    const names = [...settings.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name = '']) => name);
    t.ok(names.length > 5);
    for (const name of names) t.ok(known.join('').includes(`  ${name}:`), name);
  },
);

t.test('[8.10] what is made here, or is secret, goes into no image', async (t) => {
  const ignored = read('.dockerignore').split('\n');
  for (const line of ['**/node_modules', '**/dist', '.git', '.data', '.env*']) {
    t.ok(ignored.includes(line), line);
  }
});

t.test('[8.10] the unit of systemd is valid', async (t) => {
  const unit = join(root, 'deploy/chatbot.service');
  const text = read('deploy/chatbot.service');
  for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes']) {
    t.match(text, line);
  }
  if (!existsSync('/usr/bin/systemd-analyze')) return;
  execFileSync('systemd-analyze', ['verify', '--man=no', unit], { stdio: 'pipe' });
});
