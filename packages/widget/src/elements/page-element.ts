/** Base class of the elements. On a server there are none: importing them there does nothing. */
export const PageElement: typeof HTMLElement =
  globalThis.HTMLElement ?? (class {} as typeof HTMLElement);
