import { h } from '../dom.js';
import { button } from '../notice.js';
import { exactTime, timeAgo } from '../words.js';

/** @typedef {import('./tests-api.js').SavedTest} SavedTest */

/** @type {Record<SavedTest['state'], { words: string, mark: string }>} */
const STATES = {
  passing: { words: 'Passing', mark: 'live' },
  failing: { words: 'Failing', mark: 'stuck' },
  'out-of-date': { words: 'Out of date', mark: 'changed' },
  new: { words: 'Not run', mark: 'draft' },
};

/**
 * One test: what it asks and wants, and what became of it.
 *
 * @param {SavedTest} test
 * @param {{ run: () => void, edit: () => void, remove: () => void } | null} deeds null: who looks may
 *   change nothing
 */
export function testRow(test, deeds) {
  const { questions, state, running, result } = test;
  const { words, mark } = running ? { words: 'Running …', mark: 'draft' } : STATES[state];
  const name = questions.at(-1) ?? '';
  /** @param {string} text @param {() => void} click */
  const deed = (text, click) => {
    const made = button(text, click, 'is-quiet');
    made.setAttribute('aria-label', `${text} “${name}”`);
    return made;
  };
  return h(
    'li',
    { 'data-test': test.id },
    h('p', {}, h('strong', {}, questions.join(' → ')), ' ', stateChip(words, mark)),
    h('p', { class: 'muted' }, wishOf(test)),
    // Of another draft its faults may be mended: what it says is of when it was run.
    result && state === 'failing' && h('ul', {}, ...result.faults.map((text) => h('li', {}, text))),
    result && answerOf(result, state),
    deeds &&
      h(
        'div',
        { class: 'test-deeds' },
        deed('Run', deeds.run),
        deed('Edit', deeds.edit),
        deed('Delete', deeds.remove),
      ),
  );
}

/** @param {string} words @param {string} mark */
const stateChip = (words, mark) => h('span', { class: `state is-${mark}` }, words);

/** @param {SavedTest} test */
function wishOf({ expects, contains, lacks, cites, citesTitle }) {
  const kinds = { answer: 'An answer', refusal: 'That it does not know', any: 'Any reply' };
  const says = contains.length > 0 && `says ${quoted(contains)}`;
  const saysNot = lacks.length > 0 && `does not say ${quoted(lacks)}`;
  const source = cites !== null && `cites ${citesTitle ?? 'a document that is gone'}`;
  return [kinds[expects], says, saysNot, source].filter(Boolean).join('; ');
}

/** @param {string[]} phrases */
const quoted = (phrases) => phrases.map((phrase) => `“${phrase}”`).join(', ');

/** @param {NonNullable<SavedTest['result']>} result @param {SavedTest['state']} state */
function answerOf({ passed, answer, by, at }, state) {
  const head = state === 'out-of-date' ? `${passed ? 'Passed' : 'Failed'} then: answer` : 'Answer';
  return h(
    'details',
    {},
    h('summary', { title: exactTime(at) }, `${head} of ${timeAgo(at)}, run by ${by}`),
    h('p', { class: 'test-answer' }, answer || 'It said nothing.'),
  );
}
