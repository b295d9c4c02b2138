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

const POINTS: Readonly<Record<WitnessPoint, string>> = {
  receipt: 'The receipt that the page got was changed: its text is not the one that its id names.',
  key: 'The receipt that the page got is signed by a key that is not one of yours.',
  signature: 'The signature of the receipt that the page got is not of its text.',
  chatbot: 'The receipt that the page got is of another chatbot.',
  fingerprint: 'The page shows something else than its receipt names.',
  configuration:
    'The page was served another configuration than was published: something between this server and the page changes it.',
  build:
    'The widget on the page is not the build that was tested: it is an older one, or its files were changed on their way.',
};

/** Says in what state a site is, and in sentences why. */
export function siteState(facts: SiteFacts): { state: SiteState; says: string[] } {
  const { live, published, fingerprint, verdict, differs, shown, lastSeenAt } = facts;
  if (!live) return { state: 'unpublished', says: ['The chatbot is not published any more.'] };
  if (fingerprint === null) {
    return { state: 'unknown', says: ['Its widget is of a version that does not tell.'] };
  }
  const isOlder = fingerprint !== live.fingerprint;
  const points = pointsOf(differs, shown !== null && isOlder);
  if (verdict === 'mismatch' && points.length > 0) return { state: 'differs', says: points };
  if (isOlder) {
    if (published && lastSeenAt < new Date(published.publishedAt)) {
      return {
        state: 'outdated',
        says: [`Not seen since revision ${published.revision} was published.`],
      };
    }
    const parts = shown ? differences(shown.parts, live.parts) : [];
    const what = shown
      ? `It shows revision ${shown.revision}; what differs: ${parts.join(', ')}.`
      : 'It shows something that no receipt names.';
    return { state: 'differs', says: [what] };
  }
  if (published?.fingerprint !== live.fingerprint) {
    const parts = published ? differences(published.parts, live.parts) : [];
    const what = published
      ? `The chatbot itself differs from what was signed: ${parts.join(', ')}. Publish to sign what is live.`
      : 'It was published before there were receipts. Publish to sign what is live.';
    return { state: 'differs', says: [what] };
  }
  const says =
    verdict === 'match'
      ? []
      : ['The page could not check the signature itself: browsers do that on HTTPS pages only.'];
  if (published.testedReplies > 0) return { state: 'matches', says };
  return {
    state: 'untested',
    says: ['Nobody tested this version before it was published.', ...says],
  };
}

/** A page that shows an earlier publication, with the receipt of the next, is late, and no more. */
function pointsOf(differs: readonly string[], isLate: boolean): string[] {
  return differs
    .filter((point) => !(isLate && (point === 'fingerprint' || point === 'configuration')))
    .map((point) => POINTS[point as WitnessPoint] ?? point);
}

/** Tells whether these points are more than a page that is late. */
export function isTampered(differs: readonly string[], isLate: boolean): boolean {
  return pointsOf(differs, isLate).length > 0;
}
