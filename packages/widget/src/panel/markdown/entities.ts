/** The named references that people and models write; the rest of HTML's 2,231 stay as typed. */
const NAMED =
  ' amp & lt < gt > quot " apos \' nbsp \u00a0 copy © reg ® trade ™ hellip … ndash – mdash — ' +
  'lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » bull • middot · times × ' +
  'divide ÷ plusmn ± deg ° micro µ para ¶ sect § euro € pound £ yen ¥ cent ¢ larr ← uarr ↑ ' +
  'rarr → darr ↓ harr ↔ check ✓ star ☆ half ½ frac12 ½ frac14 ¼ frac34 ¾ le ≤ ge ≥ ne ≠ ' +
  'infin ∞ asymp ≈ minus − shy \u00ad zwj \u200d zwnj \u200c colon : sol / lpar ( rpar )';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,8}));/g;

/**
 * Replaces HTML character references in text, as CommonMark asks, without an HTML parser: the
 * result only ever becomes a text node or goes through the check of addresses.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    REFERENCE,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      const at = NAMED.indexOf(` ${name} `);
      if (name) return at < 0 ? whole : NAMED.charAt(at + name.length + 2);
      return fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16));
    },
  );
}

function fromCodePoint(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : '\ufffd';
}
