import { ChatbotEditor } from './chatbot-editor.js';
import { ChatbotList } from './chatbot-list.js';
import { h } from './dom.js';
import { problemNotice } from './notice.js';
import { LIST, Router } from './router.js';

/**
 * @typedef {import('./router.js').Route} Route
 * @typedef {{ key: string, title: string, element: HTMLElement, show: (route: any) => void,
 *   mayLeave: (to: Route) => boolean | Promise<boolean>, end: () => void }} View
 */

const content = /** @type {HTMLElement} */ (document.getElementById('content'));

/** @type {View | null} */
let view = null;

const router = new Router(show, (to) => view?.mayLeave(to) ?? true);

/** @param {Route} route */
function show(route) {
  const key = route.view === 'edit' ? `edit ${route.id}` : route.view;
  if (view?.key !== key) {
    const isFirst = view === null;
    view?.end();
    view = Object.assign(viewOf(route), { key });
    content.replaceChildren(view.element);
    document.title = `${view.title} · Demo dashboard`;
    // Somebody who followed a link hears where it led; a page that just opened starts at its top.
    if (!isFirst) {
      window.scrollTo(0, 0);
      view.element.querySelector('h1')?.focus();
    }
  }
  view.show(route);
}

/** @param {Route} route */
function viewOf(route) {
  if (route.view === 'edit') return new ChatbotEditor(router, route.id);
  if (route.view === 'list') return new ChatbotList(router);
  const notice = problemNotice({ message: 'There is no such page.', action: 'Go to the list.' });
  notice.append(h('a', { class: 'button', href: LIST }, 'All chatbots'));
  return {
    title: 'Not found',
    element: h('section', { class: 'page' }, h('h1', { tabIndex: -1 }, 'Not found'), notice),
    show: () => {},
    mayLeave: () => true,
    end: () => {},
  };
}

// A link to `#content` would be an address to the router.
document.getElementById('skip')?.addEventListener('click', (event) => {
  event.preventDefault();
  content.focus();
});

router.start();
