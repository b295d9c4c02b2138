/** A word that is remembered as long as the tab is open; where that is refused, not at all. */
export function sessionMemory(key: string): {
  get(): string | null;
  set(value: string | null): void;
} {
  return {
    get() {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(value) {
      try {
        if (value === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, value);
      } catch {
        // It is found out again.
      }
    },
  };
}
