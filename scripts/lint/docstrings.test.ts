import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OTHERS = /(^|\/)(node_modules|dist|lib|public|frameworks)\/|\/api\.d\.ts$/;

const QUESTIONS = 'Whether|What|Why|How|Where|Who|Whose|Which|When';
const LINKS = [
  'Of|By|As|For|In|On|At|With|Without|Within|To|From|Into|Onto|Through|Throughout|Towards|Via|Per',
  'About|Above|Across|After|Against|Along|Among|Around|Before|Behind|Below|Beneath|Beside|Between',
  'Beyond|Despite|During|Except|Inside|Instead|Off|Out|Outside|Over|Since|Than|Under|Until|Up|Upon',
  'Although|And|Because|But|If|Once|Or|So|That|Though|Unless|While|Also',
].join('|');
/** Docstring that neither names a thing nor says what is done: it asks, or leans on the code below. */
const RIDDLES = new RegExp(`/\\*\\*\\s+(?:\\* )?(?:${QUESTIONS}|${LINKS})\\b.*`, 'g');

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|tsx|js|mjs)$/.test(file))
    .map((file) => join(folder, file))
    .filter((file) => !OTHERS.test(file));
}

t.test(
  'docstrings begin with a verb or a noun, not with a question or a preposition',
  async (t) => {
    const files = ['packages', 'scripts', 'examples/demo', 'benchmarks', 'e2e'].flatMap(sourcesIn);
    t.ok(files.length > 1_000, 'the sources of this check are where they were');
    const riddles = files.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(RIDDLES)].map(
        ([line]) => `${file}: ${line}`,
      ),
    );
    t.same(riddles, []);
  },
);
