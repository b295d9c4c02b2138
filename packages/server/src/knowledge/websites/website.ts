/** Limits of websites and of their readings. */
export const WEBSITE_LIMITS = {
  /** Websites of one chatbot. */
  count: 20,
  /** Furthest page, in links from the first. */
  depth: 10,
  /** Pages of a website: as many as a chatbot may have documents. */
  pages: 2_000,
} as const;

export const EVERY = ['never', 'day', 'week'] as const;
export type Every = (typeof EVERY)[number];

/** Settings of how a website is read. */
export interface WebsiteSettings {
  /** Links from the first page to the furthest; 0: the first alone. Of a sitemap it says nothing. */
  readonly depth: number;
  /** Pages that are read at most. */
  readonly pages: number;
  /** Interval at which it is read again automatically. */
  readonly every: Every;
}

export const WEBSITE_STATES = ['waiting', 'reading', 'done', 'stopped', 'failed'] as const;
export type WebsiteState = (typeof WEBSITE_STATES)[number];

export const PAGE_STATES = ['added', 'changed', 'unchanged', 'gone', 'left-out', 'failed'] as const;
export type PageState = (typeof PAGE_STATES)[number];

/** A website whose pages are documents of a chatbot. */
export interface Website extends WebsiteSettings {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  /** Address of its first page, or of a sitemap. */
  readonly address: string;
  readonly state: WebsiteState;
  /** Reason of a failure: a code of the catalogue and its sentence. */
  readonly code: string | null;
  readonly reason: string | null;
  /** Addresses that the last reading has found so far. */
  readonly found: number;
  /** Pages of the last reading so far, by what became of them. */
  readonly counts: Readonly<Partial<Record<PageState, number>>>;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Moment of the next reading; null: not by itself. */
  readonly nextAt: Date | null;
  readonly createdAt: Date;
}

/** A page, and what became of it when it was looked at last. */
export interface WebsitePage {
  readonly address: string;
  readonly state: PageState;
  readonly reason: string | null;
  readonly documentId: string | null;
  readonly readAt: Date;
}
