import type { WitnessPoint, WitnessVerdict } from '@chatbot-test/shared/protocol/witness.schema.js';
import { differences, type ReceiptBody } from '../publishing/receipt.js';
import type { FingerprintParts } from '../chatbots/fingerprint.js';

/**
 * State of a site: it answers with what was published and tested; with what was published, which nobody
 * tested; it was not seen since the last publication; it differs; it cannot tell; nothing is published.
 */
export type SiteState = 'matches' | 'untested' | 'outdated' | 'differs' | 'unknown' | 'unpublished';

/** Facts about a site that its state follows from. */
export interface SiteFacts {
  readonly lastSeenAt: Date;
  readonly fingerprint: string | null;
  readonly verdict: WitnessVerdict | null;
  readonly differs: readonly string[];
  /** Receipt of the last publication; null: there is none. */
  readonly published: ReceiptBody | null;
  /** Revision that is live at the moment; null: none. */
  readonly live: { readonly fingerprint: string; readonly parts: FingerprintParts } | null;
  /** An earlier receipt of what the site showed; null: no receipt names it. */
  readonly shown: ReceiptBody | null;
}

/** Reason why a site is in its state; a code never changes its meaning. */
export interface SiteReason {
  readonly code: SiteReasonCode;
  readonly message: string;
}

/** Codes of reasons: what a page has found itself, and what follows from when it was seen. */
export const SITE_REASONS = [
  'receipt',
  'key',
  'signature',
  'chatbot',
  'fingerprint',
  'configuration',
  'build',
  'not-published',
  'old-widget',
  'not-seen',
  'older-revision',
  'no-receipt',
  'not-signed',
  'not-tested',
  'not-checked',
] as const;

export type SiteReasonCode = (typeof SITE_REASONS)[number];

const POINTS: Readonly<Record<WitnessPoint, string>> = {
  receipt: 'The receipt that the page received was changed: its text does not match its id.',
  key: 'The receipt that the page received is signed with a key that is not one of yours.',
  signature: 'The signature of the receipt that the page received does not match its text.',
  chatbot: 'The receipt that the page received belongs to another chatbot.',
  fingerprint: 'The page shows something other than its receipt says.',
  configuration:
    'The page was served another configuration than was published: something between this server and the page changes it.',
  build:
    'The widget on the page is not the build that was tested: it is an older one, or its files were changed on their way.',
};

/** Tells the state of a site, and why. */
export function siteState(facts: SiteFacts): { state: SiteState; reasons: SiteReason[] } {
  const { live, published, fingerprint, verdict, differs, shown, lastSeenAt } = facts;
  if (!live) {
    return {
      state: 'unpublished',
      reasons: [reason('not-published', 'The chatbot is no longer published.')],
    };
  }
  if (fingerprint === null) {
    return {
      state: 'unknown',
      reasons: [reason('old-widget', 'The widget on the page is too old to report this.')],
    };
  }
  const isOlder = fingerprint !== live.fingerprint;
  const points = pointsOf(differs, shown !== null && isOlder);
  if (verdict === 'mismatch' && points.length > 0) return { state: 'differs', reasons: points };
  if (isOlder) {
    if (published && lastSeenAt < new Date(published.publishedAt)) {
      const message = `Not seen since revision ${published.revision} was published.`;
      return { state: 'outdated', reasons: [reason('not-seen', message)] };
    }
    const parts = shown ? differences(shown.parts, live.parts) : [];
    const why = shown
      ? reason(
          'older-revision',
          `It shows revision ${shown.revision}; what differs: ${parts.join(', ')}.`,
        )
      : reason('no-receipt', 'It shows something that no receipt names.');
    return { state: 'differs', reasons: [why] };
  }
  if (published?.fingerprint !== live.fingerprint) {
    const parts = published ? differences(published.parts, live.parts) : [];
    const message = published
      ? `The chatbot itself differs from what was signed: ${parts.join(', ')}. Publish to sign what is live.`
      : 'It was published before there were receipts. Publish to sign what is live.';
    return { state: 'differs', reasons: [reason('not-signed', message)] };
  }
  const reasons: SiteReason[] = [];
  if (published.testedReplies === 0) {
    reasons.push(reason('not-tested', 'Nobody tested this version before it was published.'));
  }
  if (verdict !== 'match') {
    reasons.push(
      reason(
        'not-checked',
        'The page could not check the signature itself: browsers do that on HTTPS pages only.',
      ),
    );
  }
  return { state: published.testedReplies > 0 ? 'matches' : 'untested', reasons };
}

function reason(code: SiteReasonCode, message: string): SiteReason {
  return { code, message };
}

/** A page that shows an earlier publication, with the receipt of the next, is late, and no more. */
function pointsOf(differs: readonly string[], isLate: boolean): SiteReason[] {
  return differs
    .filter((point): point is WitnessPoint => Object.hasOwn(POINTS, point))
    .filter((point) => !(isLate && (point === 'fingerprint' || point === 'configuration')))
    .map((point) => reason(point, POINTS[point]));
}

/** Tells whether these points are more than a page that is late. */
export function isTampered(differs: readonly string[], isLate: boolean): boolean {
  return pointsOf(differs, isLate).length > 0;
}
