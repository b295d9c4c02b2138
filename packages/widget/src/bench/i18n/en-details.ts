/** Words of parts of the test bench that are loaded when they are first needed. */
export const enDetails = {
  cancel: 'Cancel',

  'reset.title': 'Clear this conversation?',
  'reset.text':
    'Its messages and traces are deleted, here and in every other window that shows it. You can undo this for 10 seconds.',
  'reset.confirm': 'Clear conversation',
  'newSession.title': 'Start a new session?',
  'newSession.text':
    'It begins empty, as a new visitor. This conversation stays where it is, in other windows too.',
  'newSession.confirm': 'New session',

  hits: 'Knowledge base hits',
  'hits.used': 'Used',
  'hits.notUsed': 'Not used',
  'hits.rank': 'Rank',
  'hits.score': 'Score',
  'hits.confidence': 'Confidence',
  'hits.why': 'Why it ranked here',
  'hits.whyConfidence':
    'Hits are in the order of confidence: the share of the question’s words that a passage meets, its nearness in meaning, and how far the parts agree.',
  'hits.whyFusion':
    'Hits are in the order of the parts’ ranks together; confidence goes by words alone.',
  'hits.part': 'Part',
  'hits.chunk': 'Chunk {number}',
  'hits.noParts': 'The parts of the score are unavailable.',
  'part.text': 'Full text',
  'part.fullText': 'Full text',
  'part.trigram': 'Spelling',
  'part.embedding': 'Meaning',
  'part.fusion': 'Together',

  'details.failed': 'The details could not be loaded.',
  'details.none': 'The server was not asked.',
  'details.noPrompt':
    'This reply has no prompt: documents answered alone, or the chatbot service makes its own.',
  'details.noRequest': 'No request to a chatbot service left the server for this reply.',
  'details.noResponse': 'There was no response.',
  'details.request': 'Request',
  'details.response': 'Response',
  'details.copy': 'Copy: {what}',

  'embed.title': 'Get embed code',
  'embed.intro': 'Paste this into every page that should have the chatbot, just before {tag}.',
  'embed.copy': 'Copy code',
  'embed.code': 'HTML snippet',
  'embed.originTitle': 'Allow the page',
  'embed.origin':
    'The chatbot answers only on pages whose origin it knows, such as https://shop.example.com. Add yours to its allowed origins, then publish.',
  'embed.origins': 'Allowed origins',
  'embed.noOrigin': 'No page is allowed yet.',
  'embed.versionTitle': 'What visitors get',
  'embed.live': 'Exactly the version that is being tested.',
  'embed.draft': 'The published version. This draft is newer: publish it to let visitors have it.',
  'embed.neverLive': 'Nothing yet: this chatbot was never published. Publish it first.',
  'embed.unsaved': 'Not the unsaved changes that you see here: save and publish them first.',
} as const;
