import { DEMO_CHATBOTS } from '../../src/seed/demo-chatbots.js';

/** The demo's chatbots, the one of the project's own docs with three of its pages: all of them take ten seconds. */
export const withoutMostDocs = DEMO_CHATBOTS.map((demo) => ({
  ...demo,
  documents: async () => (await demo.documents()).slice(0, demo.followsFiles ? 3 : undefined),
}));
