import type { FileRefused } from '../reading/reading-messages.js';
import type { ReadingNote } from './reading-note.js';

/** Result of reading a file; Markdown may be empty, and so may the title. */
export type FileRead =
  | {
      readonly type: 'read';
      readonly title: string;
      readonly content: string;
      readonly askedAs?: readonly string[];
      readonly encoding?: string;
      readonly notes?: readonly ReadingNote[];
    }
  | FileRefused;
