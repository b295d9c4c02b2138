import { DEMO_CHATBOTS } from '../../src/seed/demo-chatbots.js';

/** The demo's chatbots, the one of the project's own docs with three of its pages: all of them take ten seconds. */
export const withoutMostDocs = DEMO_CHATBOTS.map((demo) => ({
  ...demo,
  documents: async () => (await demo.documents()).slice(0, demo.followsFiles ? 3 : undefined),
}));

/** The demo's chatbots with three documents each: to cut up and store all of the shop's takes six seconds. */
export const withFewDocuments = DEMO_CHATBOTS.map((demo) => ({
  ...demo,
  documents: async () => (await demo.documents()).slice(0, 3),
}));
