import robotsParser from 'robots-parser';

interface Robots {
  isAllowed(address: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}

/** The package is CommonJS and its types are written as if it were not. */
const parseRobots = robotsParser as unknown as (address: string, text: string) => Robots;

/** Name by which a website's `robots.txt` may speak to us. */
export const AGENT = 'chatbot-test';

/** Longest pause between two pages that a website may ask for, in ms. */
const LONGEST_PAUSE = 10_000;

/** Rules of a website's `robots.txt` (RFC 9309). */
export interface WebsiteRules {
  allows(address: string): boolean;
  /** Pause between two pages, in ms. */
  readonly pauseMs: number;
}

/** @param least pause whatever the website says, in ms */
export function websiteRules(address: string, text: string, least: number): WebsiteRules {
  const robots = parseRobots(address, text);
  const delay = robots.getCrawlDelay(AGENT) ?? 0;
  return {
    allows: (page) => robots.isAllowed(page, AGENT) !== false,
    pauseMs: Math.min(LONGEST_PAUSE, Math.max(least, delay * 1_000)),
  };
}
