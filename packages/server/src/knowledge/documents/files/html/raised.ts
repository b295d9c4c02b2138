const RAISED: Readonly<Record<string, string>> = {
  ...{ '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸' },
  ...{ '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', '(': '⁽', ')': '⁾', n: 'ⁿ' },
};

/** Raised text in letters of its own, where it has figures: "10²" is not 102. Others, as in "1st", stay. */
export function raised(text: string): string {
  const letters = [...text.trim()];
  const isRaised = /\d/.test(text) && letters.every((letter) => letter in RAISED);
  return isRaised ? letters.map((letter) => RAISED[letter]).join('') : text;
}
