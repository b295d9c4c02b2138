import { createChatbot, listChatbots, stateOf } from './chatbots.js';
import { part, showProblem, signIn } from './page.js';

/** @param {HTMLElement} main */
export function showList(main) {
  const test = part(main, 'chatbot-test');
  const rows = part(main, 'ul');
  const form = part(main, 'form');

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    createChatbot(String(data.get('name')), String(data.get('knowledge'))).then(
      ({ id }) => (location.hash = `/chatbots/${id}`),
      (error) => showProblem(main, error),
    );
  });

  void signIn(main, test);
  listChatbots()
    .then((chatbots) => rows.replaceChildren(...chatbots.map(row)))
    .then(
      () => (rows.hidden = false),
      (error) => showProblem(main, error),
    )
    .finally(() => part(main, '[role=status]').remove());

  /** @param {import('./chatbots.js').Summary} chatbot */
  function row({ id, name, draft, live }) {
    const link = document.createElement('a');
    link.href = `#/chatbots/${id}`;
    link.textContent = name;
    const button = document.createElement('button');
    button.textContent = 'Test';
    button.ariaLabel = `Test ${name}`;
    button.addEventListener('click', () => {
      test.chatbotId = id;
      test.show();
    });
    const item = document.createElement('li');
    item.append(link, stateOf(draft.revision, live?.revision ?? null), button);
    return item;
  }
}
