import { client, onServer, orThrow } from '../api.js';
import { h, newId } from '../dom.js';
import { ask, button, problemNotice } from '../notice.js';
import { isAdmin, whoAmI } from '../who.js';
import { counted, exactTime, timeAgo } from '../words.js';
import { HistoryPart } from './history-part.js';
import { PolicyPart } from './policy-part.js';

/**
 * @typedef {import('../../client.js').Schema<'Site'>} Site
 * @typedef {import('../../client.js').Schema<'Review'>} Review
 * @typedef {import('../../client.js').Schema<'ReviewLink'>} ReviewLink
 */

/** Interval of looking again while the page is seen, in ms: a site appears as it is first opened. */
const POLL_MS = 3_000;

/** @type {Record<string, { words: string, mark: string }>} */
const STATES = {
  matches: { words: 'Matches what was tested', mark: 'live' },
  untested: { words: 'Matches what was published', mark: 'changed' },
  outdated: { words: 'Not seen since the last publication', mark: 'draft' },
  differs: { words: 'Differs', mark: 'stuck' },
  unknown: { words: 'Cannot tell', mark: 'draft' },
  unpublished: { words: 'Not published', mark: 'draft' },
};

/** Section on publishing: what it would change, reviews by link, sites, history, and the policy. */
export class PublishingSection {
  element;
  #chatbot;
  #isReadOnly;
  /** Says what went wrong with what was done to a document. */
  #problem = h('div', {});
  #history;
  /** Only admins have it. */
  #policy = h('div', { class: 'publishing-part', hidden: true });
  #policyPart = new PolicyPart(() => void this.#look());
  #changes = h('div', { class: 'publishing-part' });
  #made = h('div', {});
  #links = h('div', { class: 'publishing-part' });
  #sites = h('div', { class: 'publishing-part' });
  #status = h('p', { class: 'muted', role: 'status' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isOver = false;
  #shown = '';
  /** @type {Set<string> | null} Origins that are listed; null: nothing was read yet. */
  #known = null;

  /** @param {string} chatbot id @param {boolean} isReadOnly */
  constructor(chatbot, isReadOnly) {
    this.#chatbot = chatbot;
    this.#isReadOnly = isReadOnly;
    this.#history = new HistoryPart(chatbot, isReadOnly, () => void this.#look());
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
        h('h3', {}, 'What publishing would change'),
        this.#problem,
        this.#changes,
        h('h3', {}, 'Reviews by link'),
        !isReadOnly && button('Make a review link', () => void this.#makeLink()),
        this.#made,
        this.#links,
        h('h3', {}, 'Sites'),
        this.#status,
        this.#sites,
        h('h3', {}, 'History'),
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
    this.#changes.replaceChildren(...changesOf(review, withdraw));
    this.#links.replaceChildren(
      ...(links.length === 0
        ? [h('p', { class: 'muted' }, 'Nobody was asked yet.')]
        : links.map((link) => linkOf(link, () => void this.#revoke(link.id)))),
    );
    const origins = sites.map(({ origin }) => origin);
    const known = this.#known;
    const first = known && origins.find((origin) => !known.has(origin));
    this.#known = new Set(origins);
    if (first) this.#status.textContent = `${first} has just shown the chatbot for the first time.`;
    this.#sites.replaceChildren(
      ...(sites.length === 0
        ? [h('p', { class: 'muted' }, 'No site has shown it yet. It appears here by itself.')]
        : [h('ul', { class: 'sites' }, ...sites.map(siteOf))]),
    );
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
    const sure = await ask({
      title: `Unpublish “${title}” now?`,
      text: 'Visitors are not answered from it any more, from this moment on. It leaves the draft, too.',
      yes: 'Unpublish now',
      no: 'Keep it',
    });
    if (!sure) return;
    try {
      const params = { path: { chatbotId: this.#chatbot, documentId } };
      const path = '/v1/chatbots/{chatbotId}/documents/{documentId}/unpublish';
      await orThrow(client.POST(path, { params }));
      await this.#look();
    } catch (error) {
      this.#problem.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** @param {string} linkId */
  async #revoke(linkId) {
    const params = { path: { chatbotId: this.#chatbot, linkId } };
    const path = '/v1/chatbots/{chatbotId}/review-links/{linkId}';
    await client.DELETE(path, { params });
    this.#made.replaceChildren();
    await this.#look();
  }
}

/**
 * @param {Review} review
 * @param {((documentId: string, title: string) => void) | null} withdraw takes a document out at once
 */
function changesOf({ sinceLive, replies, testedBy, warnings, unmet }, withdraw) {
  const tested =
    replies === 0
      ? 'Nobody has tested it as it is now.'
      : `Tested as it is now: ${counted(replies, 'answer', 'answers')}, by ${testedBy.join(', ')}.`;
  const lines = sinceLive
    ? [
        ...sinceLive.fields.map(({ what, before, after }) =>
          h('li', {}, h('strong', {}, what), `: ${before ?? 'not set'} → ${after ?? 'not set'}`),
        ),
        ...sinceLive.documents.map(({ documentId, title, kind, what }) =>
          h(
            'li',
            {},
            h('strong', {}, title),
            ` ${kind}${what.length ? `: ${what.join(', ')}` : ''} `,
            // Live still has it.
            kind !== 'added' &&
              withdraw &&
              button('Unpublish now', () => withdraw(documentId, title), 'is-quiet'),
          ),
        ),
      ]
    : [];
  const none = sinceLive ? 'Nothing: visitors get what is saved.' : 'It was not published yet.';
  return [
    lines.length > 0 ? h('ul', {}, ...lines) : h('p', { class: 'muted' }, none),
    h('p', { class: 'muted' }, tested),
    ...[...new Set([...warnings, ...unmet])].map((text) => h('p', { class: 'notice' }, text)),
  ];
}

/** @param {ReviewLink} link @param {() => void} revoke */
function linkOf({ label, revision, expiresAt, revokedAt, comments }, revoke) {
  const isOpen = !revokedAt && new Date(expiresAt) > new Date();
  const until = isOpen ? `open until ${exactTime(expiresAt)}` : revokedAt ? 'revoked' : 'expired';
  return h(
    'div',
    { class: 'publishing-review' },
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
      ...comments.map(({ author, text, excerpt, verdict }) =>
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
          excerpt && h('span', { class: 'muted' }, ` (about “${excerpt.slice(0, 80)}”)`),
        ),
      ),
    ),
  );
}

/** @param {Site} site */
function siteOf({ origin, state, says, lastSeenAt, conversations, mismatches }) {
  const { words = state, mark = 'draft' } = STATES[state] ?? {};
  const details = [
    `seen ${timeAgo(lastSeenAt)}`,
    counted(conversations, 'conversation', 'conversations'),
    ...(mismatches > 0 ? [counted(mismatches, 'mismatch', 'mismatches')] : []),
  ];
  return h(
    'li',
    {},
    h('p', {}, h('strong', {}, origin), ' ', h('span', { class: `state is-${mark}` }, words)),
    h('p', { class: 'muted' }, details.join(' · ')),
    ...says.map((text) => h('p', { class: 'muted' }, text)),
  );
}
