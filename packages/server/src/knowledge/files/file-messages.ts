/** A file that takes time or trust to read: it goes to a thread of its own. */
export interface FileToRead {
  readonly kind: 'pdf' | 'html';
  readonly bytes: Uint8Array;
}

export type FileProblem = 'document-encrypted' | 'document-unreadable';

/** What became of it; Markdown may be empty, and so may the title. */
export type FileRead =
  | { readonly type: 'read'; readonly title: string; readonly content: string }
  | { readonly type: 'refused'; readonly problem: FileProblem; readonly reason: string };
