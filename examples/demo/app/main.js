import { chooseRole, chosenRole } from './api.js';
import { AuditPage } from './audit/audit-page.js';
import { ChatbotEditor } from './chatbot-editor.js';
import { ChatbotList } from './chatbot-list.js';
import { ConversationList } from './conversations/conversation-list.js';
import { SessionView } from './conversations/session-view.js';
import { MonitorPage } from './monitor/monitor-page.js';
import { notFound } from './not-found.js';
import { AUDIT, MONITOR, Router } from './router.js';
import { isAdmin, whoAmI } from './who.js';

/**
 * @typedef {import('./router.js').Route} Route
 * @typedef {{ title: string, element: HTMLElement, show: (route: any) => void,
 *   mayLeave: (to: Route) => boolean | Promise<boolean>, end: () => void }} View
 */

const content = /** @type {HTMLElement} */ (document.getElementById('content'));

/** @type {(View & { key: string }) | null} */
let view = null;

const router = new Router(show, (to) => view?.mayLeave(to) ?? true);

/** @param {Route} route */
function show(route) {
  const key = 'id' in route && route.view !== 'list' ? `${route.view} ${route.id}` : route.view;
  if (view?.key !== key) {
    const isFirst = view === null;
    view?.end();
    view = Object.assign(viewOf(route), { key });
    content.replaceChildren(view.element);
    document.title = `${view.title} · Demo dashboard`;
    mark(route);
    // Somebody who followed a link hears where it led; a page that just opened starts at its top.
    if (!isFirst) {
      window.scrollTo(0, 0);
      view.element.querySelector('h1')?.focus();
    }
  }
  view.show(route);
}

/** @param {Route} route @returns {View} */
function viewOf(route) {
  switch (route.view) {
    case 'edit':
      return new ChatbotEditor(router, route.id);
    case 'list':
      return new ChatbotList(router);
    case 'sessions':
      return new ConversationList(router);
    case 'session':
      return new SessionView(route.id);
    case 'monitor':
      return new MonitorPage(router);
    case 'audit':
      return new AuditPage();
    case 'unknown':
      return {
        title: 'Not found',
        element: notFound('There is no such page'),
        show: () => {},
        mayLeave: () => true,
        end: () => {},
      };
  }
}

/** Says in the bar above where we are. @param {Route} route */
function mark({ view: name }) {
  const parts = {
    list: '#/',
    edit: '#/',
    sessions: '#/sessions',
    session: '#/sessions',
    monitor: MONITOR,
    audit: AUDIT,
  };
  const here = name === 'unknown' ? '' : parts[name];
  for (const link of document.querySelectorAll('.top-links a')) {
    if (link.getAttribute('href') === here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  showHere();
}

/** Scrolls to the link of where we are: on a phone there is no room for all of them. */
function showHere() {
  const here = /** @type {HTMLElement | null} */ (
    document.querySelector('.top-links [aria-current]')
  );
  const links = here?.parentElement;
  if (!here || !links) return;
  links.scrollLeft =
    here.offsetLeft - links.offsetLeft - (links.clientWidth - here.offsetWidth) / 2;
}

window.addEventListener('resize', showHere);

// A link to `#content` would be an address to the router.
document.getElementById('skip')?.addEventListener('click', (event) => {
  event.preventDefault();
  content.focus();
});

const roles = /** @type {HTMLSelectElement} */ (document.getElementById('role'));
roles.value = chosenRole();
roles.addEventListener('change', () => chooseRole(roles.value));

void whoAmI().then(
  (who) => {
    for (const id of ['monitor-link', 'audit-link']) {
      document.getElementById(id)?.toggleAttribute('hidden', !isAdmin(who));
    }
    showHere();
  },
  () => {}, // The view says what is wrong.
);

router.start();
