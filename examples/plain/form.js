import {
  embedCode,
  linesOf,
  publishChatbot,
  readChatbot,
  saveChatbot,
  stateOf,
} from './chatbots.js';
import { part, showProblem, signIn } from './page.js';

/**
 * The edit form; what nobody has saved yet is in the test beside it at once.
 *
 * @param {HTMLElement} main @param {string} id
 */
export function showForm(main, id) {
  const test = part(main, 'chatbot-test');
  const form = part(main, 'form');
  const publish = /** @type {HTMLButtonElement} */ (part(form, '#publish'));
  /** @type {import('./chatbots.js').Chatbot | null} */
  let saved = null;

  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (saved) run(saveChatbot(saved, written(saved.config)));
  });
  publish.addEventListener('click', () => run(publishChatbot(id)));

  test.chatbotId = id;
  void signIn(main, test).then(() => test.show());
  run(readChatbot(id));

  /** @param {Promise<import('./chatbots.js').Chatbot>} deed */
  function run(deed) {
    deed.then(show, (error) => showProblem(main, error));
  }

  /** @param {import('./chatbots.js').Chatbot} chatbot */
  function show(chatbot) {
    saved = chatbot;
    const { name, appearance, allowedOrigins } = chatbot.config;
    part(main, 'h1').textContent = name;
    field('name').value = name;
    field('welcome').value = appearance.welcomeMessage;
    field('colour').value = appearance.light.primary;
    field('sites').value = allowedOrigins.join('\n');
    part(form, 'pre').textContent = embedCode(id);
    part(form, 'section').hidden = chatbot.live === null;
    showProblem(main, null);
    changed();
  }

  function changed() {
    if (!saved) return;
    const config = written(saved.config);
    const isSaved = JSON.stringify(config) === JSON.stringify(saved.config);
    part(form, '[role=status]').textContent = isSaved
      ? stateOf(saved.revision, saved.live)
      : 'Unsaved changes';
    publish.disabled = !isSaved;
    test.config = config;
  }

  /** @param {import('./chatbots.js').Config} config @returns it with what the form holds */
  function written(config) {
    const { appearance } = config;
    return {
      ...config,
      name: field('name').value,
      allowedOrigins: linesOf(field('sites').value),
      appearance: {
        ...appearance,
        welcomeMessage: field('welcome').value,
        light: { ...appearance.light, primary: field('colour').value },
      },
    };
  }

  /** @param {string} name */
  function field(name) {
    return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  }
}
