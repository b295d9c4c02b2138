/** `npm run docs`: writes docs/requirements.md from the criteria here and the titles of the tests. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = join(ROOT, 'docs/requirements.md');
const PLACES = [
  'packages/shared/src',
  'packages/server/src',
  'packages/server/chaos',
  'packages/widget/src',
  'e2e',
  'scripts',
];

/** The numbers never change, so that tests can name them. */
const CHAPTERS = {
  1: 'Test chat in real time',
  2: 'It looks like the real thing',
  3: 'Session control',
  4: 'Debug and errors',
  5: 'From test to deployment',
  6: 'In any dashboard',
  7: 'Saved tests',
  8: 'Everywhere',
};
const CRITERIA = {
  1.1: 'One click on *Test* opens a session from a list or a form, without leaving the page, within a second. It is stored, and can be made over the API too.',
  1.2: 'The conversation and an input that grows; Enter sends, Shift+Enter breaks the line; from 320 px up, with a keyboard on the screen too.',
  1.3: 'Replies appear as they are said, over a WebSocket; *Stop* keeps what was said. Where WebSockets are blocked, plain HTTP does the same by itself.',
  1.4: 'The reply is made by the same service on the same path as in the live widget.',
  1.5: 'Each message shows whether it is on its way, sent or failed, with *Retry*. Links come back by themselves; nothing is lost, doubled or reordered.',
  1.6: 'Markdown is safe, code can be copied, links open safely; starters and quick replies can be clicked; feedback is stored; the last reply can be given again.',
  1.7: 'Something moves before the first word; screen readers hear a new message once.',
  2.1: 'Test and embed show the very same panel, to the pixel.',
  2.2: 'The appearance covers colours, font, shape, launcher, header, avatar, texts, branding, variables and parts.',
  2.3: 'Avatar and branding look as they will live, and fall back where an image fails.',
  2.4: 'A change of the configuration shows in every open test within 300 ms and takes nothing away; values that nobody saved answer too.',
  2.5: 'Desktop, tablet and phone, light and dark, both directions; poor contrast is told before it is published.',
  2.6: 'Page and element do not touch each other’s styles; strict policies and trusted types hold.',
  3.1: '*Reset* clears the conversation and keeps the visitor, *New session* begins as a new one. Both ask where there is something to lose, and can be undone for 10 s.',
  3.2: '*Debug* opens the debug panel; the choice is remembered for each operator.',
  3.3: 'Test sessions are apart from live traffic. They expire when idle, warn before, can be extended, and are deleted later; all three times can be set.',
  3.4: 'A reload, another tab or a restart of the server brings the conversation back.',
  3.5: 'Slow network, offline, expired, failing service and empty knowledge base can be simulated.',
  4.1: 'Each reply shows its time in parts that add up, its model, tokens and cost; what is not known is said to be unavailable.',
  4.2: 'Each reply shows what the knowledge base found, with scores and passages, and why there was nothing.',
  4.3: 'Prompt, request and response can be seen and copied, without secrets; a session exports as JSON and Markdown.',
  4.4: 'An error is a plain sentence with a code, what to try, and a correlation id to copy and report; a failing part takes nothing else down.',
  4.5: 'When the service fails, is slow or stops half-way, people see what happened and can retry; visitors get a fallback.',
  4.6: 'Debug data is for operators of that chatbot alone; the embed downloads no debug code.',
  5.1: '*Get embed code* has snippets for each platform, evergreen or pinned.',
  5.2: 'Publishing makes a revision that never changes, with a fingerprint; what changed since is shown.',
  5.3: 'Instructions for each platform, with the page’s own values.',
  5.4: 'Embeds report what they run and where; a page can be verified.',
  5.5: 'After publishing: status, checks to tick off, and the way back to an earlier revision.',
  5.6: 'Knowledge is part of a revision: edits of documents reach visitors by publishing alone; a rollback restores them.',
  5.7: 'A gate decides what may be published, enforced by the API; an override needs a reason.',
  5.8: 'A review link opens a frozen revision without an account, for comments and approval.',
  5.9: 'Revisions are signed in a chain; the live widget verifies them, and anybody can check a site.',
  6.1: 'Test buttons in a list of chatbots.',
  6.2: 'A test button in the form, which tests values that nobody saved.',
  6.3: 'Over the page, at its side or a part of it; focus is kept and given back; a link leads there, and back closes it.',
  6.4: 'Chatbots, tabs and operators never share messages, storage or events; a changed configuration reaches them all.',
  6.5: 'Admins see the sessions that run, read and end them, and see usage.',
  6.6: 'Attributes, properties, methods, events and the API are typed and documented; examples for each framework.',
  6.7: 'The packages install into plain, Vite, Next, Vue, SvelteKit and Angular projects; importing them on a server does nothing; versions can be pinned; any base path.',
  6.8: 'Chatbots are created, duplicated, archived, deleted, taken offline, searched.',
  7.1: 'A conversation is saved as a scenario and replayed against any revision.',
  7.2: 'Each turn may have expectations.',
  7.3: 'Scenarios run from a command line.',
  8.1: 'WCAG 2.2 AA, by keyboard and by screen reader.',
  8.2: 'All words can be translated; eight languages, one of them right to left.',
  8.3: 'Security: tenants, tokens, origins, what models and people write, secrets.',
  8.4: 'Delivery: the protocol’s promises through faults of network, processes and stores.',
  8.5: 'Speed and size: the budgets of the widget and of the server.',
  8.6: 'Nobody’s input keeps others waiting; limits by address; budgets of model use.',
  8.7: 'Privacy: retention, export and deletion of conversations; an audit log.',
  8.8: 'Answers: right, or refused, in the visitor’s language.',
  8.9: 'Documents: the formats and encodings that people have, read truthfully, or refused by name.',
  '8.10': 'Operations: metrics, containers, several instances, backup, restore, upgrade, doctor.',
};

const INTRODUCTION = `# Requirements

<!-- Made from scripts/docs/requirements.mjs and the titles of the tests by \`npm run docs\`. -->

What the product has to do, by number. A test whose title begins with a number covers that criterion.
`;

/** A literal that begins with numbers of criteria, as in \`'[3.1] [3.4] a title'\`. */
const TITLE = /(['"`])((?:\[[1-8]\.\d\d?\] )+)((?:\\.|(?!\1)[^\\])*)\1/gs;

export function requirementsPage() {
  const covered = coverage();
  const chapters = Object.entries(CHAPTERS).map(([number, name]) => {
    const own = Object.entries(CRITERIA).filter(([criterion]) => criterion.startsWith(number));
    const sections = own.map(([criterion, words]) => section(criterion, words, covered));
    return [`## ${number} ${name}\n`, ...sections].join('\n');
  });
  const without = Object.keys(CRITERIA).filter((criterion) => !covered.has(criterion));
  const missing = without.length ? `\nWithout a test yet: ${without.join(', ')}.\n` : '';
  return [INTRODUCTION + missing, ...chapters].join('\n');
}

function section(criterion, words, covered) {
  const files = covered.get(criterion);
  const tests = files
    ? [...files].map(([file, titles]) => `- \`${file}\`: ${titles.join('; ')}\n`).join('')
    : '_No test yet._\n';
  return `### ${criterion}\n\n${words}\n\n${tests}`;
}

/** Titles by criterion and file, in the order in which they stand there. */
function coverage() {
  const covered = new Map();
  for (const path of PLACES.flatMap((place) => testFiles(join(ROOT, place))).sort()) {
    const file = relative(ROOT, path).replaceAll('\\', '/');
    for (const [, , numbers, title] of readFileSync(path, 'utf8').matchAll(TITLE)) {
      for (const criterion of numbers.match(/\d\.\d+/g)) {
        if (!(criterion in CRITERIA))
          throw new Error(`${file}: there is no criterion ${criterion}.`);
        const files = covered.get(criterion) ?? new Map();
        covered.set(criterion, files);
        files.set(file, [...(files.get(file) ?? []), plain(title)]);
      }
    }
  }
  return covered;
}

/**
 * Writes a title as it is read: what a template fills in is left open, markup is shown as it is.
 */
function plain(title) {
  return title
    .replace(/\$\{[^}]*\}/g, '…')
    .replace(/\\(.)/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/[<*_`[\]]/g, '\\$&');
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : testFiles(path);
    return /(\.(test|contract)|-suite)\.(ts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, requirementsPage());
