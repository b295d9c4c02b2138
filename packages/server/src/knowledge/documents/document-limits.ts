/** Limits of a knowledge base. Text lengths are UTF-16 code units, as in JavaScript strings. */
export const DOCUMENT_LIMITS = {
  /** Documents of one chatbot. */
  count: 2_000,
  /** Longest document. */
  length: 2_000_000,
  /** Longest title of one. */
  titleLength: 300,
  /** Largest file that one may be made of, in bytes. */
  fileBytes: 10 * 1024 * 1024,
  /** Other ways to ask for one, and the longest of them. */
  phrases: 50,
  phraseLength: 200,
} as const;
