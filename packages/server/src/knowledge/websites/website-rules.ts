import { cleanText } from '../documents/clean-text.js';

/** Name by which a website's `robots.txt` may speak to us. */
export const AGENT = 'chatbot-test';

/** Longest pause between two pages that a website may ask for, in ms. */
const LONGEST_PAUSE = 10_000;
/** Rules that are kept to: each address of a website is compared with all of them. */
const MOST_RULES = 2_000;

/** Rules of a website's `robots.txt` (RFC 9309). */
export interface WebsiteRules {
  allows(address: string): boolean;
  /** Pause between two pages, in ms. */
  readonly pauseMs: number;
}

interface Rule {
  readonly isAllowed: boolean;
  /** Of two that match, the longer one counts. */
  readonly length: number;
  readonly matches: (path: string) => boolean;
}

interface Group {
  readonly agents: string[];
  readonly rules: { readonly pattern: string; readonly isAllowed: boolean }[];
  delayS: number;
}

/** @param least pause whatever the website says, in ms */
export function websiteRules(text: string, least: number): WebsiteRules {
  const groups = groupsOf(text);
  const own = groups.filter(({ agents }) => agents.includes(AGENT));
  const meant = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const written = meant.flatMap((group) => group.rules).slice(0, MOST_RULES);
  const rules = written.map(({ pattern, isAllowed }) => ruleOf(pattern, isAllowed));
  const delayS = Math.max(0, ...meant.map((group) => group.delayS));
  return {
    allows: (address) => isAllowed(rules, address),
    pauseMs: Math.min(LONGEST_PAUSE, Math.max(least, delayS * 1_000)),
  };
}

function isAllowed(rules: readonly Rule[], address: string): boolean {
  const { pathname, search } = new URL(address);
  const path = normal(pathname + search);
  let best: Rule | null = null;
  for (const rule of rules) {
    if (best && (rule.length < best.length || (rule.length === best.length && best.isAllowed)))
      continue;
    if (rule.matches(path)) best = rule;
  }
  return best?.isAllowed ?? true;
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
      current.agents.push(value.toLowerCase());
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

/** `*` stands for anything, `$` at the end for the end. Takes time by the path, whatever the pattern. */
function ruleOf(pattern: string, isAllowed: boolean): Rule {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...others] = normal(isWhole ? pattern.slice(0, -1) : pattern).split('*');
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

/** With everything escaped that an address has escaped, in one way of writing. */
function normal(text: string): string {
  return encodeURI(cleanText(text))
    .replaceAll('%25', '%')
    .replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}
