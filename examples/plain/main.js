import '@chatbot-test/widget';
import { showForm } from './form.js';
import { showList } from './list.js';
import { showSessions } from './sessions.js';

/** Your own router takes this place. */
function show() {
  const [, kind, id] = location.hash.split('/');
  const name = kind === 'chatbots' && id ? 'form' : kind === 'sessions' ? 'sessions' : 'list';
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(name));
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  main.replaceChildren(document.importNode(template.content, true));
  if (name === 'form') showForm(main, id ?? '');
  else if (name === 'sessions') showSessions(main);
  else showList(main);
}

addEventListener('hashchange', show);
show();
