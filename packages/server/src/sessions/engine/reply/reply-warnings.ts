import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';

export const SIMULATED: Warning = {
  code: 'simulated',
  message: 'A failure was simulated: visitors did not get this reply, and do not.',
};

export const HISTORY_CUT: Warning = {
  code: 'context-truncated',
  message:
    'The conversation is longer than what the chatbot service gets of it: its start was left out.',
};

export const RESTARTED: Warning = {
  code: 'restarted',
  message: 'The reply was begun again after an interruption; times count from then.',
};

/** Tells of a take-up; the service says whether it began again or went on. */
export const TAKEN_UP: Warning = {
  code: 'taken-up',
  message: 'The reply was taken up after an interruption; times count from then.',
};
