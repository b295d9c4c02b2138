/** Loaded into processes that tests start: one whose test was killed would go on for ever. */
process.on('disconnect', () => process.exit(1));
