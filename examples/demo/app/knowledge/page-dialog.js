import { addProblem } from './add-problem.js';
import { addressDialog } from './address-dialog.js';

/**
 * Asks for the address of a page to read. Stays open if it cannot be read.
 *
 * @param {(url: string, more?: { encoding?: string, ifKnown?: 'replace' | 'add' }) => Promise<void>} add
 */
export function pageDialog(add) {
  addressDialog({
    id: 'page-title',
    title: 'Add a page',
    submit: 'Read page',
    address: {
      help: 'URL of a page, a text or a PDF that needs no sign-in. You can read it again later.',
      placeholder: 'https://www.example.com/help',
    },
    add,
    problem: addProblem,
  });
}
