import { client, onServer, orThrow } from '../api.js';
import { h, newId } from '../dom.js';
import { keepFocus } from '../keep-focus.js';
import { button, problemNotice } from '../notice.js';
import { isAdmin, whoAmI } from '../who.js';
import { sessionAddress } from '../router.js';
import { exactTime } from '../words.js';
import { draftReview } from './draft-review.js';
import { HistoryPart } from './history-part.js';
import { PolicyPart } from './policy-part.js';
import { reviewDialog } from './review-dialog.js';
import { siteItem } from './site-item.js';
import { withdrawDocument } from './withdraw.js';

/**
 * @typedef {import('../../client.js').Schema<'Site'>} Site
 * @typedef {import('../../client.js').Schema<'Review'>} Review
 * @typedef {import('../../client.js').Schema<'ReviewLink'>} ReviewLink
 * @typedef {Site['checks'][number]['id']} Check
 */

/** Interval of looking again while the page is seen, in ms: a site appears as it is first opened. */
const POLL_MS = 3_000;

/** Section on publishing: what it would change, reviews by link, sites, history, and the policy. */
export class PublishingSection {
  element;
  #chatbot;
  #isReadOnly;
  /** Says what went wrong with what was done to a document. */
  #problem = h('div', {});
  #historyTitle = h('h3', { tabIndex: -1 }, 'History');
  #history;
  /** Only admins have it. */
  #policy = h('div', { class: 'publishing-part', hidden: true });
  #policyPart = new PolicyPart(() => void this.#look());
  #changesTitle = h('h3', { tabIndex: -1 }, 'What publishing would change');
  #changes = h('div', { class: 'publishing-part' });
  /** @type {Set<string>} Origins whose checks are open. */
  #unfolded = new Set();
  #published;
  #made = h('div', {});
  #linkProblem = h('div', {});
  #linksTitle = h('h3', { tabIndex: -1 }, 'Reviews by link');
  #links = h('div', { class: 'publishing-part' });
  #sites = h('div', { class: 'publishing-part' });
  #siteProblem = h('div', {});
  #status = h('p', { class: 'muted', role: 'status' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isOver = false;
  #shown = '';
  /** @type {Set<string> | null} Origins that are listed; null: nothing was read yet. */
  #known = null;

  /**
   * @param {string} chatbot id @param {boolean} isReadOnly
   * @param {() => void} published called after something was published here
   */
  constructor(chatbot, isReadOnly, published) {
    this.#published = published;
    this.#chatbot = chatbot;
    this.#isReadOnly = isReadOnly;
    this.#history = new HistoryPart(
      chatbot,
      isReadOnly,
      this.#historyTitle,
      () => void this.#look(),
    );
    this.#policy.append(h('h3', {}, 'What publishing needs'), this.#policyPart.element);
    const title = newId('publishing');
    this.element = h(
      'section',
      {
        class: 'form-section publishing',
        'aria-labelledby': title,
        'data-section': 'publishing',
      },
      h(
        'div',
        { class: 'form-section-head' },
        h('h2', { id: title, tabIndex: -1 }, 'Publishing'),
        h('p', { class: 'muted' }, 'What is live, where, and who has looked at it.'),
      ),
      h(
        'div',
        { class: 'publishing-body' },
        this.#changesTitle,
        this.#problem,
        this.#changes,
        button('Review and publish', () => this.#review()),
        this.#linksTitle,
        !isReadOnly && button('Make a review link', () => void this.#makeLink()),
        this.#made,
        this.#linkProblem,
        this.#links,
        h('h3', {}, 'Sites'),
        this.#status,
        this.#siteProblem,
        this.#sites,
        this.#historyTitle,
        this.#history.element,
        this.#policy,
      ),
    );
    void whoAmI().then((who) => {
      this.#policy.hidden = !isAdmin(who);
    });
    void this.#look();
  }

  end() {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  get #path() {
    return { params: { path: { chatbotId: this.#chatbot } } };
  }

  async #look() {
    clearTimeout(this.#timer);
    if (document.visibilityState === 'visible') {
      try {
        const [{ sites }, review, { links }] = await Promise.all([
          orThrow(client.GET('/v1/chatbots/{chatbotId}/sites', this.#path)),
          orThrow(client.GET('/v1/chatbots/{chatbotId}/review', this.#path)),
          orThrow(client.GET('/v1/chatbots/{chatbotId}/review-links', this.#path)),
          this.#history.look(),
        ]);
        if (!this.#isOver) this.#show(sites, review, links);
      } catch {
        // Asked again: the rest of the page says what is wrong with the server.
      }
    }
    if (!this.#isOver) this.#timer = setTimeout(() => void this.#look(), POLL_MS);
  }

  /** @param {Site[]} sites @param {Review} review @param {ReviewLink[]} links */
  #show(sites, review, links) {
    const shown = JSON.stringify([sites, review, links]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#policyPart.show(review.policy);
    const withdraw = this.#isReadOnly
      ? null
      : (/** @type {string} */ id, /** @type {string} */ name) => void this.#withdraw(id, name);
    const focusedChange = keepFocus(this.#changes, this.#changesTitle);
    this.#changes.replaceChildren(...draftReview(review, withdraw));
    focusedChange();
    const focusedLink = keepFocus(this.#links, this.#linksTitle);
    this.#links.replaceChildren(
      ...(links.length === 0
        ? [h('p', { class: 'muted' }, 'Nobody was asked yet.')]
        : links.map((link) => linkOf(link, () => void this.#revoke(link.id)))),
    );
    focusedLink();
    const origins = sites.map(({ origin }) => origin);
    const known = this.#known;
    const first = known && origins.find((origin) => !known.has(origin));
    this.#known = new Set(origins);
    if (first) this.#status.textContent = `${first} has just shown the chatbot for the first time.`;
    const focused = this.#focusedCheck();
    this.#sites.replaceChildren(
      ...(sites.length === 0
        ? [h('p', { class: 'muted' }, 'No site has shown it yet. It appears here by itself.')]
        : [h('ul', { class: 'sites' }, ...sites.map((site) => this.#site(site)))]),
    );
    focused();
  }

  async #makeLink() {
    try {
      const body = { label: 'Reviewer', days: 7 };
      const made = client.POST('/v1/chatbots/{chatbotId}/review-links', { ...this.#path, body });
      const { path, expiresAt } = await orThrow(made);
      const address = h('input', {
        class: 'control',
        readOnly: true,
        value: onServer(path),
        'aria-label': 'Review link',
      });
      const copy = button('Copy', () => {
        void navigator.clipboard.writeText(address.value).then(() => {
          copy.textContent = 'Copied';
        });
      });
      this.#made.replaceChildren(
        h('div', { class: 'publishing-link' }, address, copy),
        h('p', { class: 'muted' }, `Shown once. It is open until ${exactTime(expiresAt)}.`),
      );
      address.select();
      await this.#look();
    } catch (error) {
      this.#made.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /**
   * Visitors get what a document says until the next publication, unless it is taken out at once.
   *
   * @param {string} documentId @param {string} title
   */
  async #withdraw(documentId, title) {
    this.#problem.replaceChildren();
    try {
      if (await withdrawDocument(this.#chatbot, documentId, title)) await this.#look();
    } catch (error) {
      this.#problem.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  #review() {
    reviewDialog(this.#chatbot, this.#isReadOnly, () => {
      this.#published();
      void this.#look();
    });
  }

  /** @param {Site} site */
  #site(site) {
    const { origin } = site;
    const tick = (/** @type {Check} */ check, /** @type {boolean} */ done) =>
      void this.#tick({ origin, check, done });
    return siteItem(site, this.#unfolded, this.#isReadOnly ? null : tick);
  }

  /** Gives the focus back to the check that has it, after the list was made anew. */
  #focusedCheck() {
    const focused = /** @type {HTMLElement | null} */ (this.#sites.querySelector(':focus'));
    const name = focused?.dataset['check'];
    return () => {
      const boxes = /** @type {HTMLElement[]} */ ([
        ...this.#sites.querySelectorAll('[data-check]'),
      ]);
      boxes.find(({ dataset }) => name && dataset['check'] === name)?.focus();
    };
  }

  /** @param {{ origin: string, check: Check, done: boolean }} body */
  async #tick(body) {
    this.#siteProblem.replaceChildren();
    try {
      await orThrow(client.PUT('/v1/chatbots/{chatbotId}/site-checks', { ...this.#path, body }));
    } catch (error) {
      this.#siteProblem.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
    this.#shown = '';
    await this.#look();
  }

  /** @param {string} linkId */
  async #revoke(linkId) {
    const params = { path: { chatbotId: this.#chatbot, linkId } };
    const path = '/v1/chatbots/{chatbotId}/review-links/{linkId}';
    this.#linkProblem.replaceChildren();
    try {
      await orThrow(client.DELETE(path, { params }));
      this.#made.replaceChildren();
    } catch (error) {
      this.#linkProblem.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
    await this.#look();
  }
}

/** @param {ReviewLink} link @param {() => void} revoke */
function linkOf({ id, label, revision, expiresAt, revokedAt, comments }, revoke) {
  const isOpen = !revokedAt && new Date(expiresAt) > new Date();
  const until = isOpen ? `open until ${exactTime(expiresAt)}` : revokedAt ? 'revoked' : 'expired';
  return h(
    'div',
    { class: 'publishing-review', 'data-id': id },
    h(
      'p',
      {},
      h('strong', {}, label),
      h('span', { class: 'muted' }, ` Revision ${revision}, ${until}`),
      isOpen && button('Revoke', revoke, 'is-quiet'),
    ),
    h(
      'ul',
      {},
      ...comments.map(({ author, text, excerpt, verdict, conversationId }) =>
        h(
          'li',
          {},
          h('strong', {}, author),
          verdict === 'approve'
            ? ' approved. '
            : verdict === 'changes'
              ? ' asks for changes. '
              : ': ',
          text,
          excerpt && h('span', { class: 'muted' }, ` (about “${excerpt.slice(0, 80)}”) `),
          conversationId &&
            h('a', { href: sessionAddress(conversationId) }, 'Read the conversation'),
        ),
      ),
    ),
  );
}
