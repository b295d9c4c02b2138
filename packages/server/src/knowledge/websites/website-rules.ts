import { cleanText } from '../documents/clean-text.js';

/** Name by which a website's `robots.txt` may speak to us. */
export const AGENT = 'chatbot-test';

/** Longest pause between two pages that a website may ask for, in ms. */
const LONGEST_PAUSE = 10_000;
/**
 * Rules with `*` or `$` that are read as they are: each address is compared with all of them. Of a
 * prohibition beyond, what comes before its `*` or `$` is kept, and keeps out more than it says.
 */
const MOST_PATTERNS = 2_000;

/** Rules of a website's `robots.txt` (RFC 9309). */
export interface WebsiteRules {
  allows(address: string): boolean;
  /** Pause between two pages, in ms. */
  readonly pauseMs: number;
}

interface Verdict {
  readonly isAllowed: boolean;
  /** Length of the rule: the longer of two that match counts. */
  readonly length: number;
}

interface PatternRule extends Verdict {
  readonly matches: (path: string) => boolean;
}

interface WrittenRule {
  readonly pattern: string;
  readonly isAllowed: boolean;
}

interface Group {
  readonly agents: string[];
  readonly rules: WrittenRule[];
  delayS: number;
}

/** @param least pause whatever the website says, in ms */
export function websiteRules(text: string, least: number): WebsiteRules {
  const groups = groupsOf(text);
  const own = groups.filter(({ agents }) => agents.includes(AGENT));
  const meant = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const allows = checkOf(meant.flatMap((group) => group.rules));
  const delayS = Math.max(0, ...meant.map((group) => group.delayS));
  return {
    allows,
    pauseMs: Math.min(LONGEST_PAUSE, Math.max(least, delayS * 1_000)),
  };
}

/**
 * Makes the check of addresses. Rules that are beginnings of addresses, as most are, are looked up, so
 * that none of however many has to be left out.
 */
function checkOf(written: readonly WrittenRule[]): (address: string) => boolean {
  const beginnings = new Map<string, Verdict>();
  const patterns: PatternRule[] = [];
  const keep = (beginning: string, verdict: Verdict) => {
    if (outranks(verdict, beginnings.get(beginning))) beginnings.set(beginning, verdict);
  };
  for (const { pattern, isAllowed } of written) {
    const rule = normal(pattern);
    const special = /\*|\$$/.exec(rule);
    if (!special) keep(rule, { isAllowed, length: rule.length });
    else if (patterns.length < MOST_PATTERNS) patterns.push(patternRule(rule, isAllowed));
    else if (!isAllowed) keep(rule.slice(0, special.index), { isAllowed, length: Infinity });
  }
  const lengths = [...new Set([...beginnings.keys()].map(({ length }) => length))];
  return (address) => {
    const { pathname, search } = new URL(address);
    const path = normal(pathname + search);
    let best: Verdict | undefined;
    for (const length of lengths) {
      const verdict = length > path.length ? undefined : beginnings.get(path.slice(0, length));
      if (verdict && outranks(verdict, best)) best = verdict;
    }
    for (const rule of patterns) if (outranks(rule, best) && rule.matches(path)) best = rule;
    return best?.isAllowed ?? true;
  };
}

function outranks(one: Verdict, other: Verdict | undefined): boolean {
  if (!other || one.length > other.length) return true;
  return one.length === other.length && one.isAllowed;
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let current: Group | null = null;
  let hasRules = false;
  for (const written of text.split(/[\r\n]+/)) {
    const [line = ''] = written.split('#', 1);
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (key === 'user-agent') {
      // Lines that name agents one after the other are of one group.
      if (!current || hasRules) groups.push((current = { agents: [], rules: [], delayS: 0 }));
      hasRules = false;
      // With its version, as some write it.
      const [agent = ''] = value.toLowerCase().split(/[/\s]/, 1);
      current.agents.push(agent);
      continue;
    }
    if (!current) continue;
    if (key === 'allow' || key === 'disallow') {
      hasRules = true;
      if (value !== '') current.rules.push({ pattern: value, isAllowed: key === 'allow' });
    } else if (key === 'crawl-delay') {
      hasRules = true;
      current.delayS = Math.max(current.delayS, Number(value) || 0);
    }
  }
  return groups;
}

/**
 * `*` stands for anything, `$` at the end for the end. Takes time by the path, whatever the pattern.
 *
 * @param pattern in the normal way of writing
 */
function patternRule(pattern: string, isAllowed: boolean): PatternRule {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...others] = (isWhole ? pattern.slice(0, -1) : pattern).split(/\*+/);
  const parts = others.filter((part) => part !== '');
  const last = isWhole && others.at(-1) !== '' ? parts.pop() : undefined;
  const matches = (path: string) => {
    if (!path.startsWith(first)) return false;
    let at = first.length;
    for (const part of parts) {
      const found = path.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    if (last !== undefined) return path.endsWith(last) && path.length - last.length >= at;
    return !isWhole || others.length > 0 || at === path.length;
  };
  return { isAllowed, length: pattern.length, matches };
}

/** Writes a path or a rule in one way, with the same characters escaped. */
function normal(text: string): string {
  return encodeURI(cleanText(text))
    .replaceAll('%25', '%')
    .replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}
