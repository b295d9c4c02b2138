import { createHash } from 'node:crypto';
import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** Goes up when the same documents are searched another way: answers may then differ. */
export const RETRIEVAL_VERSION = '2';

/** Code that answers, beside a chatbot's own configuration and documents. */
export interface Build {
  readonly retrieval: string;
  /** SHA-256 of the canonical JSON of its files' integrity, hexadecimal; `none`: it is not built. */
  readonly widget: string;
}

/** Everything that an answer comes of: what a fingerprint is taken of. */
export interface FingerprintParts extends Build {
  /** SHA-256 of the configuration's canonical JSON, appearance and prompt included. */
  readonly configuration: string;
  /** Root of the knowledge: SHA-256 of its documents' content hashes, sorted, one a line. */
  readonly knowledge: string;
}

/** Root of a knowledge without documents. */
export const NO_KNOWLEDGE = sha256('');

export const NO_BUILD: Build = { retrieval: RETRIEVAL_VERSION, widget: 'none' };

/** Build of this process. @param integrity of the widget's files, by path; null: not built */
export function buildOf(integrity: Readonly<Record<string, string>> | null): Build {
  return {
    retrieval: RETRIEVAL_VERSION,
    widget: integrity === null ? NO_BUILD.widget : sha256(canonicalJson(integrity)),
  };
}

/** See docs/fingerprint.md: others recompute it. */
export function fingerprintOf({
  configuration,
  knowledge,
  retrieval,
  widget,
}: FingerprintParts): string {
  return sha256(canonicalJson({ format: 1, configuration, knowledge, retrieval, widget }));
}

/**
 * SHA-256 of a configuration. A field that came later counts once it is used: what was stored, and
 * tested, before there was such a field stays what it was.
 */
export function configurationHash({ imageHosts = [], ...config }: ChatbotConfig): string {
  const counted = imageHosts.length > 0 ? { ...config, imageHosts } : config;
  return sha256(canonicalJson(counted));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
