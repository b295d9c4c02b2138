// Made from the server's OpenAPI document by `npm run docs`.
export interface paths {
  '/.well-known/chatbot-test/keys.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the public keys of receipts
     * @description A JSON Web Key Set of Ed25519 keys, including retired ones.
     */
    get: operations['listReceiptKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dev/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in to the demo
     * @description For the demo’s own pages. In production, only where the demo is seeded, and with the code that the log shows.
     */
    post: operations['signInToDemo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Check that the process runs */
    get: operations['getLiveness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Check that the server can take requests
     * @description Succeeds if the database confirms within a second that it accepts writes, and the server is not shutting down. `degraded` means that news do not reach other processes at the moment. `checks` says what is wrong. For the database this is `read-only`, `full`, `no answer`, `too many connections`, `password refused` or `away`.
     */
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Check that the process runs */
    get: operations['getHealthz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Check that the server can take requests
     * @description Succeeds if the database confirms within a second that it accepts writes, and the server is not shutting down. `degraded` means that news do not reach other processes at the moment. `checks` says what is wrong. For the database this is `read-only`, `full`, `no answer`, `too many connections`, `password refused` or `away`.
     */
    get: operations['getReadyz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/review/{key}/v1/chatbots/{chatbotId}/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Connect to a conversation by a review link
     * @description Upgrades to a WebSocket, as for a live conversation; only from the server’s own pages.
     */
    get: operations['connectReview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List sessions with their activity
     * @description Sessions of all operators, or of visitors. Sessions that begin while you read pages do not shift them.
     */
    get: operations['watchSessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/sessions/{sessionId}/extend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Extend a session
     * @description Restarts the idle time of any session. Its operator sees this.
     */
    post: operations['extendAnySession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/sessions/{sessionId}/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read a session in real time
     * @description The server’s frames as server-sent events (docs/protocol.md), read-only. The body is the `hello`, without a token. The audit log records who reads it.
     */
    post: operations['readSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/sessions/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Listen to changes of sessions
     * @description Server-sent events: `sessions` has changed rows of the list; `missed` means that you must read the list again; `close` comes before the end.
     */
    get: operations['streamSessionChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/sessions/clean-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Delete test sessions that are over
     * @description Deletes test sessions that have ended or expired, with their messages and traces, without waiting for their retention time.
     */
    post: operations['cleanUpSessions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/sessions/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End sessions
     * @description Ends them permanently, for everybody who has them open.
     */
    post: operations['endSessions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/appearance-presets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List presets of appearances
     * @description Appearances to start from. Fields that a preset leaves out keep their values.
     */
    get: operations['listAppearancePresets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the audit log
     * @description Entries of the audit log, newest first: who did what to which object, when and from where. Admins see the whole tenant.
     */
    get: operations['listAuditEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List chatbots
     * @description Lists the chatbots that the operator may use. Chatbots that are created or deleted while you read pages do not shift them.
     */
    get: operations['listChatbots'];
    put?: never;
    /**
     * Create a chatbot
     * @description Creates a draft: the configuration becomes revision 1.
     */
    post: operations['createChatbot'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a chatbot */
    get: operations['getChatbot'];
    /**
     * Save a draft
     * @description Saves the configuration as the next revision. Open test sessions show it at once. A configuration without changes creates no revision.
     */
    put: operations['saveDraft'];
    post?: never;
    /**
     * Delete a chatbot
     * @description Deletes it permanently, with its revisions, documents, secrets, test sessions, conversations and reports. Open sockets are closed within 5 s.
     */
    delete: operations['deleteChatbot'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve the draft
     * @description Approves the current draft. Any change needs another approval. The approval counts when somebody else publishes.
     */
    post: operations['approveDraft'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/archived': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Archive or restore a chatbot
     * @description An archived chatbot is in a separate list. Sites no longer show it, and open conversations are closed within 5 s. Restoring it brings everything back, as a draft.
     */
    put: operations['archiveChatbot'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check the connection
     * @description Asks the chatbot’s service one question, and reports whether each step works. Without a provider in the body, the draft’s provider is checked.
     */
    post: operations['checkConnection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/comparisons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare what is live with the draft
     * @description Freezes both versions, and opens each in the real widget for an hour, with 50 answers. Each answers from its own documents. The conversations count as tests.
     */
    post: operations['compareWithLive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/documents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List documents
     * @description Sorted by title, without their texts.
     */
    get: operations['listDocuments'];
    put?: never;
    /**
     * Add a document
     * @description As text, as a file in base64 (Markdown, text, HTML, PDF, DOCX, XLSX, CSV or EPUB), or as the URL of a page or file.
     */
    post: operations['addDocument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/documents/{documentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a document */
    get: operations['getDocument'];
    /** Change a document */
    put: operations['changeDocument'];
    post?: never;
    /** Delete a document */
    delete: operations['deleteDocument'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/documents/{documentId}/ask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask one document alone
     * @description The draft answers as if it had no other document. Confidence depends on how rare words are among the searched documents, so it may differ from that of a normal reply. The cost counts towards the budgets.
     */
    post: operations['askDocument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/documents/{documentId}/passages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the passages of a document
     * @description The passages that searches can find, and whether each can be found by its meaning yet.
     */
    get: operations['listPassages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/documents/{documentId}/questions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the questions that found a document
     * @description For visitors: questions whose answers cite the document, and questions without an answer to which it was among the nearest. For tests: all questions for which it was considered. Each page searches 100 conversations, the newest first. The permissions are those of conversations.
     */
    get: operations['listDocumentQuestions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/documents/{documentId}/read-again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read the URL of a document again
     * @description Replaces the text with the current text of the page. Title and other ways to ask stay.
     */
    post: operations['readDocumentAgain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/documents/{documentId}/unpublish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Unpublish a document now
     * @description Removes the document from all answers at once, for visitors and in tests. Publishing or restoring later does not bring it back. Use it for what cannot wait; otherwise delete the document and publish.
     */
    post: operations['unpublishDocument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/knowledge/paused': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Pause or resume the work on documents
     * @description While it is paused, no process embeds passages or reads websites. New documents can be found by their words. A website that was being read is read again from the start later.
     */
    put: operations['pauseKnowledge'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Connect to a live conversation
     * @description Upgrades to a WebSocket with the subprotocol chatbot-test.v1: docs/protocol.md. The first frame has a visitor’s token, or none; this request has no token.
     */
    get: operations['connectConversation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/live/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the stored data of a conversation
     * @description For the visitor, with the conversation’s token in the header.
     */
    get: operations['getOwnData'];
    put?: never;
    post?: never;
    /**
     * Delete a conversation permanently
     * @description For the visitor, with the conversation’s token in the header.
     */
    delete: operations['deleteOwnData'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/live/frames': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send frames to a live conversation
     * @description For networks that block WebSockets: frames of the client, to any instance. Send the token in the header.
     */
    post: operations['sendFrames'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/live/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Listen to a live conversation
     * @description For networks that block WebSockets: the server’s frames as server-sent events (docs/protocol.md). The body is the `hello`, without a token. Send the token in the header.
     */
    post: operations['streamConversation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/public': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the public part of a chatbot
     * @description The published chatbot with its signed receipt, for embeds. Needs an allowed `Origin`, or none. The response has an etag.
     */
    get: operations['getPublicChatbot'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish the draft
     * @description Makes the draft live, in open conversations too. The request has no body.
     */
    post: operations['publishChatbot'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/receipt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the receipt of what is live
     * @description No content if the chatbot was published before there were receipts: publish it again to get one.
     */
    get: operations['getLiveReceipt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List reported errors
     * @description The last 100 errors of the chatbot’s error log, newest first.
     */
    get: operations['listReports'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Review the draft
     * @description Tests, approvals and warnings of the current draft, and its unmet conditions. With `ask`, the server asks the chatbot’s service one question, for at most 10 s. Publishing does so too, if the policy requires no warnings.
     */
    get: operations['reviewDraft'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/review-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List review links and their comments
     * @description Newest first, at most 100, with the newest 1,000 comments.
     */
    get: operations['listReviewLinks'];
    put?: never;
    /**
     * Create a review link
     * @description Freezes the draft with its documents. Anybody who has the link can open it in the real widget, without an account. Their approval counts for publishing.
     */
    post: operations['createReviewLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/review-links/{linkId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a review link
     * @description Disconnects everybody who has it open. Their comments stay.
     */
    delete: operations['revokeReviewLink'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the revisions of a chatbot
     * @description Newest first, without their configurations.
     */
    get: operations['listRevisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/revisions/{revision}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a revision */
    get: operations['getRevision'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/revisions/{revision}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Restore a revision as the draft
     * @description Creates the next revision with the configuration of this one. What is published stays live.
     */
    post: operations['restoreRevision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/revisions/{revision}/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Roll back to a revision
     * @description Restores the revision with its documents, and publishes it as a new revision. The publishing policy applies. If the policy refuses, the restored revision stays as the draft.
     */
    post: operations['rollBack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/revisions/{revision}/tests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the tests of a publication
     * @description Questions and answers of tests, stored at publication: at most 200, each up to 2,000 characters. Empty if the chatbot was never published, or not tested.
     */
    get: operations['listPublishedTests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/secrets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List secrets
     * @description Returns names and origins, never values.
     */
    get: operations['listSecrets'];
    /**
     * Set and delete secrets
     * @description Sets those in the body, deletes those that are null, keeps all others.
     */
    put: operations['changeSecrets'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/site-checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Tick off a check after deployment
     * @description Ticks off a check of one site that has shown the chatbot, and stores who did so first and when. `done: false` reopens it.
     */
    put: operations['tickSiteCheck'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/sites': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the sites that show a chatbot
     * @description Sorted by when they were last seen, at most 200. A site is added when one of its pages is opened. Each has the result of the comparison with what was published.
     */
    get: operations['listSites'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Connect to a test session
     * @description Upgrades to a WebSocket with the subprotocol chatbot-test.v1: docs/protocol.md. The first frame has an operator’s token; this request has no token.
     */
    get: operations['connectTestSession'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/test-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start a test session
     * @description Always creates a new session, as a new visitor.
     */
    post: operations['createTestSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/test/frames': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send frames to a test session
     * @description For networks that block WebSockets: frames of the client, to any instance. Send the token in the header.
     */
    post: operations['sendTestFrames'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/test/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Listen to a test session
     * @description For networks that block WebSockets: the server’s frames as server-sent events (docs/protocol.md). The body is the `hello`, without a token. Send the token in the header.
     */
    post: operations['streamTestSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/tests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List tests
     * @description Sorted by age, the oldest first, each with its state for the current draft. While tests run, request the list again.
     */
    get: operations['listSavedTests'];
    put?: never;
    /** Save a test */
    post: operations['createSavedTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/tests/{testId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change a test
     * @description Changes the test. Its state is `new` again, because its last result no longer applies.
     */
    put: operations['changeSavedTest'];
    post?: never;
    /** Delete a test */
    delete: operations['deleteSavedTest'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/tests/run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Run tests
     * @description Asks the current draft, in the background, a few tests at a time. The cost of replies counts towards the budgets.
     */
    post: operations['runSavedTests'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/unpublish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Unpublish a chatbot
     * @description Takes the chatbot offline for visitors: sites no longer show it, and open conversations are closed within 5 s. The draft stays and can be published again. Does nothing if the chatbot is not published.
     */
    post: operations['unpublishChatbot'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/verify-url': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Verify a page
     * @description Reads the page, on the public internet only. Each check says what is right and what to do: installed once, the right chatbot and version, the page’s policy, its origin, the receipt, and whether the page itself has reported a match.
     */
    post: operations['verifyUrl'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/websites': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List websites
     * @description Sorted by age, the newest first, each with the progress of its reading.
     */
    get: operations['listWebsites'];
    put?: never;
    /**
     * Add a website
     * @description Creates documents from the pages of one host, in the background: the pages that the start page links to, or those that a sitemap lists.
     */
    post: operations['addWebsite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/websites/{websiteId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a website */
    get: operations['getWebsite'];
    /**
     * Change how a website is read
     * @description The change applies from the next reading on.
     */
    put: operations['changeWebsite'];
    post?: never;
    /**
     * Delete a website
     * @description Its documents stay, unless `documents` is true.
     */
    delete: operations['deleteWebsite'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/websites/{websiteId}/pages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the pages of a website
     * @description Sorted by URL, each with the result of its last reading.
     */
    get: operations['listWebsitePages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/websites/{websiteId}/read-again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read a website again
     * @description Documents of changed pages get the new text, and documents of pages that no longer exist are deleted. Does nothing while the website is being read.
     */
    post: operations['readWebsiteAgain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/websites/{websiteId}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop the reading of a website
     * @description Documents of pages that were read stay.
     */
    post: operations['stopWebsite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/chatbots/{chatbotId}/witness': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report what a page was served
     * @description The widget compares its configuration and fingerprint with the signed receipt. It reports the result, and which files of the widget the page has loaded. Contains no personal data. Only from allowed origins. The body is JSON, also accepted as `text/plain`.
     */
    post: operations['reportWitness'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connector-presets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List presets of connectors
     * @description Ready-made configurations of the provider `http` for widely used systems.
     */
    get: operations['listConnectorPresets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/contrast': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check the contrast of an appearance
     * @description Lists the pairs of colours with too little contrast, each with the nearest colour that has enough.
     */
    post: operations['checkContrast'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List conversations
     * @description Lists conversations that have messages, newest first. Operators and admins see those of visitors. Operators also see their own tests, and admins all tests. Conversations that begin while you read pages do not shift them.
     */
    get: operations['listConversations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{conversationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a conversation
     * @description The audit log records who opens the conversation of somebody else.
     */
    get: operations['getConversation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{conversationId}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export a conversation
     * @description As JSON or, with `format=markdown`, as text/markdown. A test has the trace of each reply. The audit log records the export.
     */
    get: operations['exportConversation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{conversationId}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the messages of a conversation
     * @description The page of messages that ends before `before`; without it, the last page.
     */
    get: operations['readConversation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export a list of conversations
     * @description The newest 1,000 conversations that match the filter, as text/csv, each with its first message only. The audit log records the export.
     */
    get: operations['exportConversations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/obstacles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List chatbots that cannot answer
     * @description Each with the reason, as far as it can be known without a request to a service: no documents, no key, a blocked address.
     */
    get: operations['listObstacles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/{operatorId}/access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an operator’s access
     * @description Refuses all tokens of this subject that were issued until now, and closes its sockets within 5 s. Tokens that are issued later are valid, so first stop issuing them.
     */
    delete: operations['revokeAccess'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/publish-policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read the publishing policy */
    get: operations['getPublishPolicy'];
    /**
     * Set the publishing policy
     * @description Applies to all chatbots of the tenant; for admins.
     */
    put: operations['setPublishPolicy'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/receipts/{receipt}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a receipt
     * @description A receipt never changes. `previous` in its body names the one before.
     */
    get: operations['getReceipt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signing-key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export the private key
     * @description As PKCS 8 PEM, to store in a vault. The audit log records who did this.
     */
    get: operations['exportSigningKey'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signing-key/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rotate the signing key
     * @description Older signatures stay valid, because the old public keys are still published.
     */
    post: operations['rotateSigningKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List test sessions
     * @description Newest first. Operators get their own sessions, and admins those of the whole tenant. Sessions that begin while you read pages do not shift them.
     */
    get: operations['listTestSessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a test session
     * @description Operators can read their own sessions, and admins all sessions of the tenant.
     */
    get: operations['getTestSession'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End a test session
     * @description Ends it permanently, for everybody who has it open. Admins can end any session of their tenant.
     */
    post: operations['endTestSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/expire': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Simulate the expiry of a test session
     * @description Shows the session as if no message had been sent for too long.
     */
    post: operations['expireTestSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export a session
     * @description The conversation with the trace of each reply, as JSON or, with `format=markdown`, as text/markdown. It contains no secrets.
     */
    get: operations['exportTestSession'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/extend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Extend a test session
     * @description Restarts its idle time.
     */
    post: operations['extendTestSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read messages
     * @description The page of messages that ends before `before`. Empty if `epoch` is not the session’s.
     */
    get: operations['listMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/replies/{replyId}/details': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the prompt and the requests of a reply
     * @description The final prompt, or null, and the requests to the chatbot service with their responses. Secrets are removed.
     */
    get: operations['getReplyDetails'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report an error
     * @description Adds the error with the trace of its reply to the error log, and posts it to REPORT_WEBHOOK_URL.
     */
    post: operations['createReport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Clear the conversation
     * @description Clears it for everybody who has it open. The visitor stays the same.
     */
    post: operations['resetTestSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-sessions/{sessionId}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Undo a reset
     * @description Works within 10 s of the reset. Brings back the cleared messages; newer ones follow them. Does nothing if `epoch` is not the session’s.
     */
    post: operations['undoReset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the usage of chatbots
     * @description Sums for each hour or day, in total, by chatbot and, for tests, by operator. The figures are at most seconds behind.
     */
    get: operations['getUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/usage/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export usage
     * @description The figures of each step as CSV. Unknown values are empty.
     */
    get: operations['exportUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/usage/unanswered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List questions without an answer
     * @description Grouped by meaning, the most frequent first. A question is deleted with its conversation.
     */
    get: operations['listUnansweredQuestions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/version': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the versions of the widget
     * @description The current version, and the versions that pages may pin: `/v/<version>/chatbot.js` never changes. The last three versions are kept.
     */
    get: operations['getVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visitors/{visitorId}/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export a visitor’s data
     * @description By the visitor’s id that pages pass to `identify()`, over all chatbots; for admins.
     */
    get: operations['exportVisitorData'];
    put?: never;
    post?: never;
    /**
     * Delete a visitor’s data
     * @description By the visitor’s id that pages pass to `identify()`, over all chatbots; for admins.
     */
    delete: operations['deleteVisitorData'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** Appearance */
    Appearance: {
      avatar: string;
      branding: boolean;
      bubbles: 'plain' | 'filled' | 'outlined';
      dark: components['schemas']['Palette'];
      density: 'compact' | 'comfortable';
      font: 'system' | 'serif' | 'rounded' | 'mono';
      launcher: {
        icon: 'chat' | 'help' | 'spark' | 'avatar';
        label: string;
        position: 'end' | 'start';
      };
      light: components['schemas']['Palette'];
      placeholder: string;
      radius: number;
      starters: string[];
      subtitle: string;
      theme: 'auto' | 'light' | 'dark';
      title: string;
      variables: {
        [key: string]: string;
      };
      welcomeMessage: string;
    };
    /** AppearancePresets */
    AppearancePresets: {
      presets: {
        appearance: {
          bubbles: 'plain' | 'filled' | 'outlined';
          dark: components['schemas']['Palette'];
          density: 'compact' | 'comfortable';
          font: 'system' | 'serif' | 'rounded' | 'mono';
          light: components['schemas']['Palette'];
          radius: number;
        };
        id: string;
        name: string;
      }[];
    };
    /** AppearanceToCheck */
    AppearanceToCheck: {
      appearance: components['schemas']['Appearance'];
    };
    /** Approval */
    Approval: {
      comment?: string;
      /** @description Fingerprint of the draft that you looked at; the draft may have changed since. */
      fingerprint: string;
    };
    /** ArchiveRequest */
    ArchiveRequest: {
      archived: boolean;
    };
    /** AuditEntry */
    AuditEntry: {
      action: string;
      actorId: string;
      address: string | null;
      after: unknown;
      before: unknown;
      /** Format: date-time */
      createdAt: string;
      number: number;
      objectId: string;
      objectType: string;
    };
    /** AuditPage */
    AuditPage: {
      before: number | null;
      entries: components['schemas']['AuditEntry'][];
    };
    /** BotMessage */
    BotMessage: {
      createdAt: string;
      debug?: components['schemas']['ReplyDebug'];
      feedback?: 'good' | 'bad';
      feedbackReason?: string;
      fingerprint?: string;
      gen: number;
      id: string;
      problem?: components['schemas']['Problem'];
      quickReplies?: string[];
      replaces?: string;
      replyTo: string;
      revision: number;
      /** @enum {string} */
      role: 'bot';
      seq: number;
      sources: components['schemas']['Source'][];
      state: 'done' | 'stopped' | 'failed';
      text: string;
    };
    /** Chatbot */
    Chatbot: {
      config: components['schemas']['ChatbotConfig'];
      /** @description SHA-256 of everything that the answers depend on, hexadecimal. */
      fingerprint: string;
      id: string;
      /** @description Published revision, if any. */
      live: number | null;
      /** @description Number of a revision, from 1. */
      revision: number;
      /** Format: date-time */
      updatedAt: string;
    };
    /** ChatbotConfig */
    ChatbotConfig: {
      allowedOrigins: string[];
      appearance: components['schemas']['Appearance'];
      identity?: {
        jwksUrl?: string;
        required: boolean;
      };
      imageHosts?: string[];
      language: string;
      name: string;
      provider: components['schemas']['Provider'];
      retentionDays?: number;
    };
    /** ChatbotObstacles */
    ChatbotObstacles: {
      draft: components['schemas']['Obstacle'] | null;
      id: string;
      live: components['schemas']['Obstacle'] | null;
    };
    /** ChatbotPage */
    ChatbotPage: {
      chatbots: components['schemas']['ChatbotSummary'][];
      /** @description Cursor of the next page; null if this is the last. */
      cursor: string | null;
    };
    /** ChatbotSummary */
    ChatbotSummary: {
      /** @description Null if it is not archived. */
      archivedAt: string | null;
      avatar: string;
      documents: number;
      draft: {
        /** @description SHA-256 of everything that the answers depend on, hexadecimal. */
        fingerprint: string;
        /** @description Number of a revision, from 1. */
        revision: number;
      };
      id: string;
      live: {
        /** @description SHA-256 of everything that the answers depend on, hexadecimal. */
        fingerprint: string;
        /** Format: date-time */
        publishedAt: string;
        /** @description Number of a revision, from 1. */
        revision: number;
      } | null;
      name: string;
      /** @description Main colour on light pages. */
      primary: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** CleanUp */
    CleanUp: {
      messages: number;
      sessions: number;
    };
    /** Comparison */
    Comparison: {
      after: {
        /** @description Path of a page for an iframe, with the real widget, open. It is returned only once, and not stored. */
        path: string;
        revision: number;
      };
      /** @description What visitors get; null if nothing is published. */
      before: {
        /** @description Path of a page for an iframe, with the real widget, open. It is returned only once, and not stored. */
        path: string;
        revision: number;
      } | null;
      /** Format: date-time */
      expiresAt: string;
    };
    /** ConnectionReport */
    ConnectionReport: {
      steps: {
        code: string | null;
        message: string;
        name: 'address' | 'tls' | 'status' | 'shape' | 'firstToken';
        state: 'ok' | 'failed' | 'skipped';
      }[];
    };
    /** ConnectionToCheck */
    ConnectionToCheck: {
      provider?: components['schemas']['Provider'];
    };
    /** ConnectorPresets */
    ConnectorPresets: {
      presets: {
        help: string;
        id: string;
        name: string;
        provider: components['schemas']['HttpProvider'];
        secrets: string[];
        /** @description URL of the documentation of the wire format. */
        source: string;
      }[];
    };
    /** ContrastReport */
    ContrastReport: {
      issues: {
        /** @description Colour as `#rrggbb`. */
        background: string;
        fix: {
          /** @description Path of the field within the appearance. */
          path: string;
          /** @description Colour as `#rrggbb`. */
          value: string;
        };
        /** @description Colour as `#rrggbb`. */
        foreground: string;
        needed: number;
        /** @description Contrast ratio by WCAG 2.2, 1 to 21. */
        ratio: number;
        scheme: 'light' | 'dark';
        what: 'text' | 'controls' | 'text-on-controls';
      }[];
    };
    /** Conversation */
    Conversation: {
      chatbotId: string;
      chatbotName: string;
      /** Format: date-time */
      createdAt: string;
      endedAt: string | null;
      epoch: number;
      id: string;
      /** @description True if it was opened by a review link. */
      isReview: boolean;
      kinds: ('unanswered' | 'failed' | 'good' | 'bad')[];
      /** Format: date-time */
      lastActiveAt: string;
      messages: number;
      mode: 'live' | 'test';
      /** @description The first 200 characters of the first message. */
      opening: string;
      /** @description Subject of its operator’s token; null: a visitor’s. */
      operatorId: string | null;
      /** @description Of the page that it was begun on; null: of a test, or the page did not tell. */
      origin: string | null;
      state: 'active' | 'ended' | 'expired';
      /** @description As the page told it. */
      visitorName: string | null;
    };
    /** ConversationExport */
    ConversationExport: {
      format: string;
      version: number;
    };
    /** ConversationPage */
    ConversationPage: {
      conversations: components['schemas']['Conversation'][];
      /** @description Of the next page; null if this is the last. */
      cursor: string | null;
    };
    /** DeletedConversations */
    DeletedConversations: {
      conversations: number;
    };
    /** DemoToken */
    DemoToken: {
      expiresIn: number;
      token: string;
    };
    /** Document */
    Document: {
      askedAs: string[];
      /** @description Text as Markdown. */
      content: string;
      /** @description Encoding of the file or page; null if its format has only one. */
      encoding: string | null;
      fileName: string | null;
      id: string;
      language: string;
      /** @description Length in UTF-16 code units. */
      length: number;
      /** @description What could not be read, in words. */
      notes: {
        code: string;
        count: number;
        message: string;
        total: number;
      }[];
      passages: number;
      progress: number;
      /** @description Reason of a failure; while it is being indexed, reason of the last retry. */
      reason?: string;
      slug: string;
      sourceUrl: string | null;
      /** @description A document can be found by its words at once, and by its meaning when it is `ready`. */
      status: 'ready' | 'indexing' | 'paused' | 'failed';
      title: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** DocumentAnswer */
    DocumentAnswer: {
      /** @description Of the best passage; null: none was found. */
      confidence: number | null;
      /** @description True if the document alone has an answer. */
      isAnswered: boolean;
      /** @description Passages, the best first. */
      passages: components['schemas']['Hit'][];
      /** @description Reason of a failure; null if there was none. */
      problem: string | null;
      text: string;
      /** @description Minimum confidence of an answer. */
      threshold: number;
    };
    /** DocumentChange */
    DocumentChange: {
      askedAs?: string[];
      content: string;
      title: string;
    };
    /** DocumentPage */
    DocumentPage: {
      documents: components['schemas']['DocumentSummary'][];
      fingerprint: string;
      indexing: {
        done: number;
        failure: string | null;
        passages: number;
      } | null;
      /** @description Value of `after` for the next page; null if this is the last. */
      next: string | null;
      /** @description True while embedding and the reading of websites are paused. */
      paused: boolean;
      total: number;
    };
    /** DocumentQuestion */
    DocumentQuestion: {
      /** Format: date-time */
      askedAt: string;
      /** @description Of its best passage; null: it is not kept of visitors’ questions that got an answer. */
      confidence: number | null;
      conversationId: string;
      feedback: ('good' | 'bad') | null;
      /** @description True if the answer cites the document; false if it was only considered. */
      isCited: boolean;
      /** @description True if the question had no answer in what the chatbot knows. */
      isUnanswered: boolean;
      /** @description First 500 characters of the question. */
      question: string;
      replyId: string;
    };
    /** DocumentQuestionPage */
    DocumentQuestionPage: {
      /** @description Cursor of the next 100 conversations; null if there are no more. */
      cursor: string | null;
      questions: components['schemas']['DocumentQuestion'][];
    };
    /** DocumentReadAgain */
    DocumentReadAgain: {
      askedAs: string[];
      changed: boolean;
      /** @description Text as Markdown. */
      content: string;
      /** @description Encoding of the file or page; null if its format has only one. */
      encoding: string | null;
      fileName: string | null;
      id: string;
      language: string;
      /** @description Length in UTF-16 code units. */
      length: number;
      /** @description What could not be read, in words. */
      notes: {
        code: string;
        count: number;
        message: string;
        total: number;
      }[];
      passages: number;
      progress: number;
      /** @description Reason of a failure; while it is being indexed, reason of the last retry. */
      reason?: string;
      slug: string;
      sourceUrl: string | null;
      /** @description A document can be found by its words at once, and by its meaning when it is `ready`. */
      status: 'ready' | 'indexing' | 'paused' | 'failed';
      title: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** DocumentSummary */
    DocumentSummary: {
      /** @description Encoding of the file or page; null if its format has only one. */
      encoding: string | null;
      fileName: string | null;
      id: string;
      language: string;
      /** @description Length in UTF-16 code units. */
      length: number;
      /** @description What could not be read, in words. */
      notes: {
        code: string;
        count: number;
        message: string;
        total: number;
      }[];
      passages: number;
      progress: number;
      /** @description Reason of a failure; while it is being indexed, reason of the last retry. */
      reason?: string;
      slug: string;
      sourceUrl: string | null;
      /** @description A document can be found by its words at once, and by its meaning when it is `ready`. */
      status: 'ready' | 'indexing' | 'paused' | 'failed';
      title: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** Draft */
    Draft: {
      config: components['schemas']['ChatbotConfig'];
      revision: number;
    };
    /** DraftChanges */
    DraftChanges: {
      /** Format: date-time */
      at: string;
      /** @description At most 200. */
      documents: {
        documentId: string;
        kind: 'added' | 'removed' | 'changed';
        title: string;
        /** @description Parts that differ, in words. */
        what: string[];
      }[];
      fields: {
        after: string | null;
        before: string | null;
        path: string;
        /** @description Name of the field, in words. */
        what: string;
      }[];
      revision: number;
    };
    /** EndedSessions */
    EndedSessions: {
      ended: string[];
      notFound: string[];
    };
    /** EndRequest */
    EndRequest: {
      ids: string[];
      /**
       * @description `test`: sessions of operators; `live`: sessions of visitors.
       * @default test
       */
      mode: 'test' | 'live';
    };
    /** Epoch */
    Epoch: {
      epoch: number;
    };
    /** ErrorResponse */
    ErrorResponse: {
      error: components['schemas']['Problem'] & {
        /** @description With `document-encoding`: possible encodings of the file, the most likely first. */
        choices?: {
          encoding: string;
          preview: string;
        }[];
        /** @description With `document-duplicate` and `document-exists`: the existing document. */
        document?: {
          id: string;
          title: string;
        };
        /** @description With `bad-request`: the invalid fields, and what is wrong with each. */
        fields?: {
          message: string;
          path: string;
        }[];
      };
    };
    /** Exchange */
    Exchange: {
      request: {
        body: string;
        headers: {
          [key: string]: string;
        };
        method: string;
        truncated: boolean;
        url: string;
      };
      response: {
        body: string;
        headers: {
          [key: string]: string;
        };
        status: number;
        truncated: boolean;
      } | null;
    };
    /** FrameAnswers */
    FrameAnswers: {
      close?: {
        code: number;
        reason: string;
      };
      frames: unknown[];
    };
    /** FrameBatch */
    FrameBatch: {
      frames: unknown[];
      sessionId?: string;
    };
    /** HelloRequest */
    HelloRequest: {
      [key: string]: unknown;
    };
    /** Hit */
    Hit: {
      chunkId: string;
      documentId: string;
      heading: string;
      ordinal: number;
      parts: {
        [key: string]: {
          rank: number;
          score: number;
        };
      };
      passage: string;
      rank: number;
      score: number;
      title: string;
      used: boolean;
    };
    /** HttpProvider */
    HttpProvider: {
      body: string;
      fallback: string;
      format: 'auto' | 'sse' | 'ndjson' | 'json' | 'text';
      headers: {
        name: string;
        value: string;
      }[];
      listen: '' | string;
      mapping: components['schemas']['Mapping'];
      method: 'POST' | 'GET' | 'PUT';
      poll?: components['schemas']['Poll'];
      preset: string;
      quietMs: number;
      rejoin?: components['schemas']['Rejoin'];
      retries: number;
      setup: components['schemas']['SetupStep'][];
      timeoutSeconds: number;
      /** @enum {string} */
      type: 'http';
      url: string;
    };
    /** ImageSelector */
    ImageSelector: {
      alt: string[];
      only?: components['schemas']['When'];
      path: string;
      url: string[];
      when?: components['schemas']['When'];
    };
    /** KeptConversation */
    KeptConversation: {
      chatbotId: string;
      /** Format: date-time */
      createdAt: string;
      id: string;
      /** Format: date-time */
      lastActiveAt: string;
      messages: {
        createdAt: string;
        role: string;
        text: string;
      }[];
      mode: 'live' | 'test';
      visitor: unknown;
    };
    /** KeptReport */
    KeptReport: {
      createdAt: string;
      id: string;
    };
    /** KnowledgeProvider */
    KnowledgeProvider: {
      fallback: string;
      threshold: number;
      /** @enum {string} */
      type: 'knowledge';
    };
    /** Liveness */
    Liveness: {
      status: string;
    };
    /** LiveReceipt */
    LiveReceipt: {
      /** @description Canonical JSON: exactly the text that is signed. */
      body: string;
      /** @description SHA-256 of the body. */
      id: string;
      /** @description The public key with this id, as in `/.well-known/chatbot-test/keys.json`. */
      key?: {
        [key: string]: string;
      };
      keyId: string;
      /** @description Ed25519 signature, base64url. */
      signature: string;
    };
    /** LogPlace */
    LogPlace: {
      epoch: number;
      seq: number;
    };
    /** Mapping */
    Mapping: {
      conversation: components['schemas']['Selector'][];
      delta: components['schemas']['Selector'][];
      end: components['schemas']['When'][];
      error: components['schemas']['Selector'][];
      finish: components['schemas']['Selector'][];
      images?: components['schemas']['ImageSelector'][];
      inputTokens: components['schemas']['Selector'][];
      kind?: components['schemas']['Selector'][];
      message?: components['schemas']['Selector'][];
      model: components['schemas']['Selector'][];
      outputTokens: components['schemas']['Selector'][];
      own?: components['schemas']['When'][];
      quickReplies?: components['schemas']['QuickReplySelector'][];
      sources?: components['schemas']['SourceSelector'][];
      text: components['schemas']['Selector'][];
      thoughts?: components['schemas']['Selector'][];
    };
    /** Message */
    Message: components['schemas']['UserMessage'] | components['schemas']['BotMessage'];
    /** MessagePage */
    MessagePage: {
      /** @description True if there are older messages. */
      hasMore: boolean;
      messages: components['schemas']['Message'][];
    };
    /** ModelProvider */
    ModelProvider: {
      baseUrl: string;
      fallback: string;
      knowledge: boolean;
      model: string;
      systemPrompt: string;
      temperature: number;
      threshold: number;
      /** @enum {string} */
      type: 'model';
    };
    /** NewChatbot */
    NewChatbot: {
      config: components['schemas']['ChatbotConfig'];
    };
    /** NewDocument */
    NewDocument: {
      askedAs?: string[];
      content?: string;
      /** @description Encoding of the file or page, if it cannot be detected. */
      encoding?: string;
      file?: {
        base64: string;
        name: string;
      };
      format?: 'markdown' | 'text' | 'html';
      /** @description What to do if there is a document from the same URL or file. Default: ask. */
      ifKnown?: 'ask' | 'replace' | 'add';
      sourceUrl?: null | string;
      title?: string;
      url?: string;
    };
    /** NewReport */
    NewReport: {
      events: components['schemas']['ReportedEvent'][];
      problem: {
        action: string;
        code: string;
        correlationId: string;
        message: string;
        retryable: boolean;
      };
      replyId?: string;
    };
    /** NewReviewLink */
    NewReviewLink: {
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description Fingerprint of the version that the link opens. */
      fingerprint: string;
      hasPassphrase: boolean;
      id: string;
      /** @description Label, such as the name of the recipient. */
      label: string;
      /** @description Path of the page on the server. It is returned only once, and not stored. */
      path: string;
      /** @description Number of answers left. */
      repliesLeft: number;
      revision: number;
      revokedAt: string | null;
    };
    /** NewTestSession */
    NewTestSession: {
      visitor?: components['schemas']['Visitor'];
    } | null;
    /** NewWebsite */
    NewWebsite: {
      /** @description Maximum number of links from the start page to a page. Default: 3. */
      depth?: number;
      /** @description How often it is read again automatically. Default: never. */
      every?: 'never' | 'day' | 'week';
      /** @description Maximum number of pages. Default: 200. */
      limit?: number;
      url: string;
    };
    /** Obstacle */
    Obstacle: {
      action: string;
      code: string;
      message: string;
    };
    /** ObstacleList */
    ObstacleList: {
      chatbots: components['schemas']['ChatbotObstacles'][];
    };
    /** PageReceipt */
    PageReceipt: {
      /** @description Canonical JSON: exactly the text that is signed. */
      body: string;
      /** @description SHA-256 of the body. */
      id: string;
      /** @description The public key, as in `/.well-known/chatbot-test/keys.json`. */
      key?: {
        [key: string]: string;
      };
      /** @description Ed25519 signature, base64url. */
      signature: string;
    };
    /** Palette */
    Palette: {
      primary: string;
      surface: string;
      text: string;
    };
    /** PassagePage */
    PassagePage: {
      /** @description Value of `after` for the next page; null if this is the last. */
      next: number | null;
      passages: {
        /** @description Text as Markdown. */
        content: string;
        /** @description Headings above the passage, outermost first. */
        heading: string;
        /** @description True if it can be found by its meaning; null if embeddings are off, or not for its language. */
        isEmbedded: boolean | null;
        /** @description Position in the document. */
        ordinal: number;
      }[];
    };
    /** PauseRequest */
    PauseRequest: {
      paused: boolean;
    };
    /** Percentiles */
    Percentiles: {
      p50: number;
      p95: number;
    };
    /** PinnedVersion */
    PinnedVersion: {
      /** @description Integrity of each file by its path, for the `integrity` of an import map. */
      files: {
        [key: string]: string;
      };
      /** @description Value for the script’s attribute `integrity`. */
      integrity: string;
      /** @description Path of the script on the server. */
      path: string;
      /** @description Version, such as `1.2.3`. */
      version: string;
    };
    /** Poll */
    Poll: {
      busy: components['schemas']['When'][];
      capture: {
        [key: string]: string;
      };
      entries: string;
      everyMs: number;
      own: components['schemas']['When'][];
      url: string;
    };
    /** Problem */
    Problem: {
      action: string;
      code: string;
      correlationId: string;
      message: string;
      retryable: boolean;
      retryAfterMs?: number;
    };
    /** Provider */
    Provider:
      | components['schemas']['KnowledgeProvider']
      | components['schemas']['ModelProvider']
      | components['schemas']['HttpProvider'];
    /** PublicChatbot */
    PublicChatbot: {
      config: components['schemas']['PublicConfig'];
      fingerprint: string;
      id: string;
      receipt?: components['schemas']['PageReceipt'];
      revision: number;
    };
    /** PublicConfig */
    PublicConfig: {
      appearance: components['schemas']['Appearance'];
      imageHosts?: string[];
      language: string;
      name: string;
    };
    /** PublishedTests */
    PublishedTests: {
      tests: {
        answer: string;
        /** Format: date-time */
        at: string;
        by: string;
        question: string;
      }[];
    };
    /** PublishPolicy */
    PublishPolicy: {
      /** @description Condition: somebody else has approved exactly this version. */
      approved: boolean;
      /** @description off: publishing has no conditions; ask: unmet conditions must be confirmed; block: publishing is refused. */
      mode: 'off' | 'ask' | 'block';
      noWarnings: boolean;
      /** @description Condition: there are saved tests, and all of them pass. Default: false. */
      savedTests?: boolean;
      /** @description Condition: a test has a reply of exactly what is to be published. */
      tested: boolean;
      /** @description URL that receives a signed message when a site differs from what was published; null for none. */
      webhookUrl?: string | null;
    };
    /** PublishPolicyChange */
    PublishPolicyChange: {
      /** @description Condition: somebody else has approved exactly this version. */
      approved: boolean;
      /** @description off: publishing has no conditions; ask: unmet conditions must be confirmed; block: publishing is refused. */
      mode: 'off' | 'ask' | 'block';
      noWarnings: boolean;
      /** @description Condition: there are saved tests, and all of them pass. Default: false. */
      savedTests?: boolean;
      /** @description Condition: a test has a reply of exactly what is to be published. */
      tested: boolean;
      /** @description URL that receives a signed message when a site differs from what was published; null for none. */
      webhookUrl?: string | null;
    };
    /** QuestionToDocument */
    QuestionToDocument: {
      question: string;
    };
    /** QuickReplySelector */
    QuickReplySelector: {
      only?: components['schemas']['When'];
      path: string;
      title?: string;
      value?: string[];
      when?: components['schemas']['When'];
    };
    /** Readiness */
    Readiness: {
      checks: {
        database: string;
        liveStore: string;
      };
      status: string;
    };
    /** ReadingHello */
    ReadingHello: components['schemas']['ReadRequest'] | null;
    /** ReadMessagePage */
    ReadMessagePage: {
      /** @description True if there are older messages. */
      hasMore: boolean;
      messages: (components['schemas']['UserMessage'] | components['schemas']['ReadReply'])[];
    };
    /** ReadReply */
    ReadReply: {
      createdAt: string;
      debug?: components['schemas']['ReplyDebug'];
      feedback?: 'good' | 'bad';
      feedbackReason?: string;
      fingerprint?: string;
      gen: number;
      id: string;
      /** @description True if the question has no answer in what the chatbot knows. */
      isUnanswered?: boolean;
      /** @description For a question without an answer: the nearest documents, at most three. */
      nearest?: {
        documentId: string;
        /** @description Confidence of its best passage, 0 to 1. */
        score: number;
        title: string;
      }[];
      problem?: components['schemas']['Problem'];
      quickReplies?: string[];
      replaces?: string;
      replyTo: string;
      revision: number;
      /** @enum {string} */
      role: 'bot';
      seq: number;
      sources: components['schemas']['Source'][];
      state: 'done' | 'stopped' | 'failed';
      text: string;
    };
    /** ReadRequest */
    ReadRequest: {
      [key: string]: unknown;
    };
    /** Receipt */
    Receipt: {
      /** @description Canonical JSON: exactly the text that is signed. */
      body: string;
      /** @description SHA-256 of the body. */
      id: string;
      keyId: string;
      /** @description Ed25519 signature, base64url. */
      signature: string;
    };
    /** ReceiptKeys */
    ReceiptKeys: {
      keys: {
        [key: string]: string;
      }[];
    };
    /** Rejoin */
    Rejoin: {
      cancel: '' | string;
      id: components['schemas']['Selector'][];
      position: components['schemas']['Selector'][];
      url: string;
    };
    /** ReplyDebug */
    ReplyDebug: {
      costUsd: number | null;
      endpoint?: string;
      fingerprint?: string;
      finishReason?: string | null;
      firstTokenMs: number | null;
      hits: components['schemas']['Hit'][];
      marks: {
        ms: number;
        name: 'queue' | 'retrieval' | 'prompt' | 'connect' | 'firstToken' | 'generation' | 'store';
      }[];
      model: string | null;
      preview?: boolean;
      provider: string;
      requestedModel?: string;
      threshold?: number;
      tokens: {
        estimated: boolean;
        input: number;
        output: number;
      } | null;
      totalMs: number;
      visitor?: {
        id: string;
        verified: boolean;
      };
      visitors?: {
        problem: components['schemas']['Problem'] | null;
        text: string;
      };
      warnings: {
        code: string;
        message: string;
      }[];
    };
    /** ReplyDetails */
    ReplyDetails: {
      exchanges: components['schemas']['Exchange'][];
      prompt:
        | {
            content: string;
            role: 'system' | 'user' | 'assistant';
          }[]
        | null;
      thoughts?: string;
    };
    /** Report */
    Report: {
      chatbotId: string;
      createdAt: string;
      events: components['schemas']['ReportedEvent'][];
      id: string;
      operatorId: string;
      problem: components['schemas']['Problem'];
      replyId: string | null;
      sessionId: string;
      tenantId: string;
      trace: components['schemas']['ReplyDebug'] | null;
    };
    /** ReportedEvent */
    ReportedEvent: {
      at: number;
      kind: string;
      text: string;
    };
    /** ReportList */
    ReportList: {
      reports: components['schemas']['Report'][];
    };
    /** RestoreRequest */
    RestoreRequest: {
      /** @description Current draft, which the restored revision replaces. */
      draft: number;
    };
    /** Review */
    Review: {
      approvals: {
        /** Format: date-time */
        at: string;
        by: string;
        comment: string;
      }[];
      /** @description Fingerprint of the reviewed draft. */
      fingerprint: string;
      policy: components['schemas']['PublishPolicy'];
      /** @description Number of replies that tests got from exactly this draft. */
      replies: number;
      /** @description First question of each saved test, grouped by its state for this draft. */
      savedTests: {
        failing: string[];
        notRun: string[];
        passing: string[];
      };
      /** @description Problem of the service that answers, in its own words if it has any; null if there is none, or the service was not asked. */
      service: string | null;
      /** @description Differences from what is live; null if nothing is live. */
      sinceLive: components['schemas']['DraftChanges'] | null;
      /** @description Differences from what was tested last; null if nothing was tested. */
      sinceTest: components['schemas']['DraftChanges'] | null;
      testedAt: string | null;
      testedBy: string[];
      /** @description The newest 20 questions that tests asked of exactly this draft, with their answers, each up to 2,000 characters. Deleted sessions are not included. */
      tests: {
        answer: string;
        /** Format: date-time */
        at: string;
        by: string;
        question: string;
        sessionId: string;
      }[];
      /** @description Unmet conditions of the policy, in words. */
      unmet: string[];
      warnings: string[];
    };
    /** ReviewComment */
    ReviewComment: {
      /** @description Name that the reviewer gave, unverified. */
      author: string;
      conversationId: string | null;
      /** Format: date-time */
      createdAt: string;
      excerpt: string | null;
      messageId: string | null;
      number: number;
      text: string;
      verdict: ('approve' | 'changes') | null;
    };
    /** ReviewLink */
    ReviewLink: {
      comments: components['schemas']['ReviewComment'][];
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description Fingerprint of the version that the link opens. */
      fingerprint: string;
      hasPassphrase: boolean;
      id: string;
      /** @description Label, such as the name of the recipient. */
      label: string;
      /** @description Number of answers left. */
      repliesLeft: number;
      revision: number;
      revokedAt: string | null;
    };
    /** ReviewLinkRequest */
    ReviewLinkRequest: {
      /** @default 7 */
      days: number;
      label: string;
      passphrase?: string;
    };
    /** ReviewLinks */
    ReviewLinks: {
      links: components['schemas']['ReviewLink'][];
    };
    /** Revision */
    Revision: {
      config: components['schemas']['ChatbotConfig'];
      /** Format: date-time */
      createdAt: string;
      /** @description Subject of the operator’s token. */
      createdBy: string;
      /** @description SHA-256 of everything that the answers depend on, hexadecimal. */
      fingerprint: string;
      isDraft: boolean;
      isLive: boolean;
      /** @description Number of a revision, from 1. */
      revision: number;
    };
    /** RevisionPage */
    RevisionPage: {
      /** @description Value of `before` for the next page; null if this is the last. */
      before: number | null;
      revisions: components['schemas']['RevisionSummary'][];
    };
    /** RevisionSummary */
    RevisionSummary: {
      /** Format: date-time */
      createdAt: string;
      /** @description Subject of the operator’s token. */
      createdBy: string;
      /** @description SHA-256 of everything that the answers depend on, hexadecimal. */
      fingerprint: string;
      isDraft: boolean;
      isLive: boolean;
      /** @description Number of a revision, from 1. */
      revision: number;
    };
    /** SavedTest */
    SavedTest: {
      /** @description Document that the answer must cite; null for any. */
      cites: string | null;
      /** @description Title of that document; null if there is none, or it was deleted. */
      citesTitle: string | null;
      /** @description Phrases that the answer has to have, whatever their case. */
      contains: string[];
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** @description answer: an answer from documents; refusal: “I don’t know”; any: either. */
      expects: 'answer' | 'refusal' | 'any';
      id: string;
      /** @description Phrases that it must not have. */
      lacks: string[];
      /** @description Questions, asked in order as one conversation; the last answer is checked. */
      questions: string[];
      result: {
        /** @description At most 2000 characters of it. */
        answer: string;
        /** Format: date-time */
        at: string;
        by: string;
        /** @description Reasons why it fails, in words. */
        faults: string[];
        /** @description Fingerprint of the draft that answered. */
        fingerprint: string;
        passed: boolean;
      } | null;
      /** @description True while it runs or waits for its turn. */
      running: boolean;
      /** @description new: not run since it was saved; out-of-date: the draft has changed since it was run. */
      state: 'new' | 'passing' | 'failing' | 'out-of-date';
    };
    /** SavedTestBody */
    SavedTestBody: {
      /** @description Document that the answer must cite; null for any. */
      cites?: string | null;
      /** @description Phrases that the answer has to have, whatever their case. */
      contains?: string[];
      /** @description answer: an answer from documents; refusal: “I don’t know”; any: either. */
      expects?: 'answer' | 'refusal' | 'any';
      /** @description Phrases that it must not have. */
      lacks?: string[];
      /** @description Questions, asked in order as one conversation; the last answer is checked. */
      questions: string[];
    };
    /** SavedTestList */
    SavedTestList: {
      tests: components['schemas']['SavedTest'][];
    };
    /** SavedTestRun */
    SavedTestRun: {
      /** @description Tests to run. Default: all. */
      ids?: string[];
    };
    /** SecretChanges */
    SecretChanges: {
      /** @description Origin of the service that receives these secrets, and no other; by default that of the saved configuration. */
      origin?: string;
      values: {
        [key: string]: string | null;
      };
    };
    /** SecretList */
    SecretList: {
      secrets: {
        name: string;
        /** @description The only origin that receives it; empty if none does. */
        origin: string;
        /** Format: date-time */
        updatedAt: string;
      }[];
    };
    /** Selector */
    Selector: {
      only?: components['schemas']['When'];
      part?: string;
      path: string;
      when?: components['schemas']['When'];
    };
    /** SessionExport */
    SessionExport: {
      /** @enum {string} */
      format: 'chatbot-test-session';
      messages: components['schemas']['Message'][];
      version: number;
    };
    /** SetupStep */
    SetupStep: {
      body: string;
      capture: {
        [key: string]: string;
      };
      method: 'POST' | 'GET' | 'PUT';
      url: string;
    };
    /** SigningKey */
    SigningKey: {
      keyId: string;
      pem: string;
    };
    /** SigningKeyId */
    SigningKeyId: {
      keyId: string;
    };
    /** Site */
    Site: {
      build: string | null;
      checkedAt: string | null;
      /** @description Checks to make after deployment. */
      checks: components['schemas']['SiteCheck'][];
      /** @description Number of conversations that ever began there. */
      conversations: number;
      driftSince: string | null;
      fingerprint: string | null;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
      /** @description Number of times that a page found a difference from what was signed. */
      mismatches: number;
      /** @description Origin, such as `https://shop.example.com`. */
      origin: string;
      /** @description Reasons for this state. */
      reasons: components['schemas']['SiteReason'][];
      revision: number | null;
      /** @description `matches`: shows what was published and tested; `untested`: shows what was published, but not tested; `outdated`: not seen since the last publication; `differs`: shows something else, see `reasons`; `unknown`: its widget is too old to report what it shows. */
      state: 'matches' | 'untested' | 'outdated' | 'differs' | 'unknown' | 'unpublished';
      verdict: string | null;
    };
    /** SiteCheck */
    SiteCheck: {
      at: string | null;
      by: string | null;
      id: 'phone' | 'consent' | 'policy' | 'speed' | 'language' | 'cache';
      words: string;
    };
    /** SiteCheckChange */
    SiteCheckChange: {
      check: 'phone' | 'consent' | 'policy' | 'speed' | 'language' | 'cache';
      done: boolean;
      origin: string;
    };
    /** SiteReason */
    SiteReason: {
      code:
        | 'receipt'
        | 'key'
        | 'signature'
        | 'chatbot'
        | 'fingerprint'
        | 'configuration'
        | 'build'
        | 'not-published'
        | 'old-widget'
        | 'not-seen'
        | 'older-revision'
        | 'no-receipt'
        | 'not-signed'
        | 'not-tested'
        | 'not-checked';
      message: string;
    };
    /** Sites */
    Sites: {
      sites: components['schemas']['Site'][];
    };
    /** Source */
    Source: {
      documentId: string;
      heading: string;
      index: number;
      passage: string;
      title: string;
      url: string | null;
    };
    /** SourceSelector */
    SourceSelector: {
      mark?: string[];
      only?: components['schemas']['When'];
      path: string;
      text: string[];
      title: string[];
      url: string[];
      when?: components['schemas']['When'];
    };
    /** TestSession */
    TestSession: {
      chatbotId: string;
      createdAt: string;
      endedAt: string | null;
      epoch?: number;
      expiresAt: string;
      expiresInMs?: number;
      id: string;
      /** Format: date-time */
      lastActiveAt: string;
      /** @description Number of messages in the conversation. */
      messages: number;
      mode: 'test' | 'live';
      /** @description Subject of the operator’s token. */
      operatorId: string;
      state: 'active' | 'ended' | 'expired';
      visitor: {
        email?: string;
        id?: string;
        inputs?: {
          [key: string]: string | number | boolean;
        };
        language?: string;
        name?: string;
        pageUrl?: string;
        proof?: {
          id: string;
          until: string | null;
        };
        /** @description True if a signed identity proves who the visitor is. */
        verified: boolean;
      };
    };
    /** TestSessionPage */
    TestSessionPage: {
      /** @description Cursor of the next page; null if this is the last. */
      cursor: string | null;
      sessions: components['schemas']['TestSession'][];
    };
    /** UnansweredQuestion */
    UnansweredQuestion: {
      chatbotId: string;
      chatbotName: string;
      count: number;
      id: string;
      /** Format: date-time */
      lastAt: string;
      /** @description Other wordings, newest first. */
      others: string[];
      /** @description Latest of the questions with this meaning. */
      question: string;
      /** @description Conversation of the latest question. */
      sessionId: string;
    };
    /** UnansweredQuestions */
    UnansweredQuestions: {
      questions: components['schemas']['UnansweredQuestion'][];
    };
    /** UndoRequest */
    UndoRequest: {
      /** @description Epoch that the reset returned. */
      epoch: number;
    };
    /** UrlFindings */
    UrlFindings: {
      findings: {
        /** @description What to do. */
        action?: string;
        check: string;
        says: string;
        state: 'pass' | 'warn' | 'fail';
      }[];
      /** @description True if no check failed. */
      verified: boolean;
    };
    /** UsageFigures */
    UsageFigures: {
      /** @description Number of thumbs down, without those that were taken back. */
      bad: number;
      costUsd: number | null;
      errors: {
        code: string;
        count: number;
      }[];
      failed: number;
      firstTokenMs: components['schemas']['Percentiles'] | null;
      /** @description Number of thumbs up, without those that were taken back. */
      good: number;
      inputTokens: number;
      /** @description Of visitors, counted when their reply has ended. */
      messages: number;
      outputTokens: number;
      /** @description Ended, whatever their end was. */
      replies: number;
      replyMs: components['schemas']['Percentiles'] | null;
      /** @description Begun. */
      sessions: number;
      stopped: number;
      /** @description Replies that say that they do not know. */
      unanswered: number;
    };
    /** UsagePeriod */
    UsagePeriod: {
      points: components['schemas']['UsagePoint'][];
      total: components['schemas']['UsageFigures'];
    };
    /** UsagePoint */
    UsagePoint: {
      /**
       * Format: date-time
       * @description Start of the step.
       */
      at: string;
      /** @description Number of thumbs down, without those that were taken back. */
      bad: number;
      costUsd: number | null;
      errors: {
        code: string;
        count: number;
      }[];
      failed: number;
      firstTokenMs: components['schemas']['Percentiles'] | null;
      /** @description Number of thumbs up, without those that were taken back. */
      good: number;
      inputTokens: number;
      /** @description Of visitors, counted when their reply has ended. */
      messages: number;
      outputTokens: number;
      /** @description Ended, whatever their end was. */
      replies: number;
      replyMs: components['schemas']['Percentiles'] | null;
      /** @description Begun. */
      sessions: number;
      stopped: number;
      /** @description Replies that say that they do not know. */
      unanswered: number;
    };
    /** UsageReport */
    UsageReport: {
      /**
       * Format: date-time
       * @description Time up to which the figures are complete.
       */
      addedUpTo: string;
      before: components['schemas']['UsagePeriod'] | null;
      /** @description Budget for one step; null if there is no limit. */
      budget: {
        replies: number | null;
        tokens: number | null;
      };
      chatbots: components['schemas']['UsageShare'][];
      /** Format: date-time */
      from: string;
      operators: components['schemas']['UsageShare'][];
      points: components['schemas']['UsagePoint'][];
      step: 'hour' | 'day';
      /** Format: date-time */
      to: string;
      total: components['schemas']['UsageFigures'];
    };
    /** UsageShare */
    UsageShare: {
      /** @description Number of thumbs down, without those that were taken back. */
      bad: number;
      costUsd: number | null;
      errors: {
        code: string;
        count: number;
      }[];
      failed: number;
      firstTokenMs: components['schemas']['Percentiles'] | null;
      /** @description Number of thumbs up, without those that were taken back. */
      good: number;
      id: string;
      inputTokens: number;
      /** @description Of visitors, counted when their reply has ended. */
      messages: number;
      name: string;
      outputTokens: number;
      /** @description Ended, whatever their end was. */
      replies: number;
      replyMs: components['schemas']['Percentiles'] | null;
      /** @description Begun. */
      sessions: number;
      stopped: number;
      /** @description Replies that say that they do not know. */
      unanswered: number;
    };
    /** UserMessage */
    UserMessage: {
      cid: string;
      createdAt: string;
      id: string;
      /** @enum {string} */
      role: 'user';
      seq: number;
      text: string;
    };
    /** VerifyUrlRequest */
    VerifyUrlRequest: {
      url: string;
    };
    /** Versions */
    Versions: {
      /** @description Versions that can be pinned, the newest first. */
      pinned: components['schemas']['PinnedVersion'][];
      /** @description Version that `/chatbot.js` serves; null if the widget is not built. */
      version: string | null;
    };
    /** Visitor */
    Visitor: {
      email?: string;
      id?: string;
      inputs?: {
        [key: string]: string | number | boolean;
      };
      language?: string;
      name?: string;
      pageUrl?: string;
    };
    /** VisitorData */
    VisitorData: {
      conversations: components['schemas']['KeptConversation'][];
    };
    /** WatchedSession */
    WatchedSession: {
      chatbotId: string;
      chatbotName: string;
      /** Format: date-time */
      createdAt: string;
      endedAt: string | null;
      epoch: number;
      /** Format: date-time */
      expiresAt: string;
      id: string;
      /** @description The instance that gave the last reply, as host and process id. */
      instance: string | null;
      /** @description True while a reply is being generated. */
      isAnswering: boolean;
      /** Format: date-time */
      lastActiveAt: string;
      /** @description Error code of the last reply. */
      lastError: string | null;
      messages: number;
      mode: 'test' | 'live';
      /** @description Subject of the operator’s token; null for a visitor’s session. */
      operatorId: string | null;
      state: 'active' | 'ended' | 'expired';
    };
    /** WatchedSessionPage */
    WatchedSessionPage: {
      /** @description Cursor of the next page; null if this is the last. */
      cursor: string | null;
      /**
       * Format: date-time
       * @description Time by the server’s clock.
       */
      now: string;
      sessions: components['schemas']['WatchedSession'][];
    };
    /** Website */
    Website: {
      /** @description Code of the error that stopped the reading. */
      code?: string;
      /** @description Number of pages of the current or last reading, by result. */
      counts: {
        added: number;
        changed: number;
        failed: number;
        gone: number;
        'left-out': number;
        unchanged: number;
      };
      /** Format: date-time */
      createdAt: string;
      depth: number;
      endedAt: string | null;
      every: 'never' | 'day' | 'week';
      /** @description Number of URLs found so far. */
      found: number;
      id: string;
      limit: number;
      /** @description Time of the next automatic reading; null if there is none. */
      nextAt: string | null;
      reason?: string;
      startedAt: string | null;
      state: 'waiting' | 'reading' | 'done' | 'stopped' | 'failed';
      /** @description URL of the start page, or of a sitemap. */
      url: string;
    };
    /** WebsiteChange */
    WebsiteChange: {
      /** @description Maximum number of links from the start page to a page. Default: 3. */
      depth?: number;
      /** @description How often it is read again automatically. Default: never. */
      every?: 'never' | 'day' | 'week';
      /** @description Maximum number of pages. Default: 200. */
      limit?: number;
    };
    /** WebsiteList */
    WebsiteList: {
      websites: components['schemas']['Website'][];
    };
    /** WebsitePage */
    WebsitePage: {
      documentId: string | null;
      /** Format: date-time */
      readAt: string;
      /** @description Reason why the page is not a document, or was not read. */
      reason?: string;
      state: 'added' | 'changed' | 'unchanged' | 'gone' | 'left-out' | 'failed';
      url: string;
    };
    /** WebsitePageList */
    WebsitePageList: {
      /** @description Value of `after` for the next page; null if this is the last. */
      next: string | null;
      pages: components['schemas']['WebsitePage'][];
    };
    /** When */
    When: {
      is: string[];
      path: string;
    };
    /** WidgetFile */
    WidgetFile: {
      /** @description Length in bytes; 0 if the browser does not report it. */
      bytes: number;
      /** @description SHA-256, hexadecimal: of the one file that the page has drawn, if any. */
      hash?: string;
      /** @description Path on the server, such as `chunks/panel-D9b_9Z.js`. */
      path: string;
    };
    /** WitnessReport */
    WitnessReport: {
      build?: string;
      differs: (
        'receipt' | 'key' | 'signature' | 'chatbot' | 'fingerprint' | 'configuration' | 'build'
      )[];
      files?: components['schemas']['WidgetFile'][];
      fingerprint: string;
      receipt?: string;
      token?: string;
      verdict: 'match' | 'mismatch' | 'unchecked';
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listReceiptKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The keys */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptKeys'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  signInToDemo: {
    parameters: {
      query?: {
        /** @description Role of the token, to see the dashboard as others do. */
        role?: 'viewer' | 'operator' | 'admin';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A token of the demo’s operator */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DemoToken'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getLiveness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The process runs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Liveness'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The server can take requests */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable`, `stopping` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getHealthz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The process runs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Liveness'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getReadyz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The server can take requests */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable`, `stopping` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  connectReview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      101: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  watchSessions: {
    parameters: {
      query?: {
        chatbot?: string;
        /** @description `cursor` of the previous page. */
        cursor?: string;
        limit?: number;
        /** @description `test`: sessions of operators; `live`: sessions of visitors. */
        mode?: 'test' | 'live';
        operator?: string;
        order?: 'asc' | 'desc';
        sort?: 'created' | 'active' | 'expires' | 'messages' | 'operator' | 'chatbot';
        state?: 'active' | 'ended' | 'expired';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchedSessionPage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  extendAnySession: {
    parameters: {
      query?: {
        /** @description `test`: sessions of operators; `live`: sessions of visitors. */
        mode?: 'test' | 'live';
      };
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchedSession'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `session-ended`, `session-expired` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  readSession: {
    parameters: {
      query?: {
        /** @description `test`: sessions of operators; `live`: sessions of visitors. */
        mode?: 'test' | 'live';
        /** @description True: the response ends after the `welcome`. */
        once?: boolean;
      };
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReadingHello'];
      };
    };
    responses: {
      /** @description Frames */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `address-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  streamSessionChanges: {
    parameters: {
      query?: {
        /** @description `test`: sessions of operators; `live`: sessions of visitors. */
        mode?: 'test' | 'live';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `address-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  cleanUpSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Numbers of deleted sessions and messages */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CleanUp'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  endSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndRequest'];
      };
    };
    responses: {
      /** @description The sessions that were found */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndedSessions'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listAppearancePresets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The presets */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppearancePresets'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listAuditEntries: {
    parameters: {
      query?: {
        action?:
          | 'chatbot.create'
          | 'chatbot.save'
          | 'chatbot.publish'
          | 'chatbot.restore'
          | 'chatbot.unpublish'
          | 'chatbot.archive'
          | 'chatbot.unarchive'
          | 'chatbot.delete'
          | 'document.unpublish'
          | 'knowledge.pause'
          | 'knowledge.resume'
          | 'chatbot.approve'
          | 'review-link.create'
          | 'review-link.revoke'
          | 'policy.change'
          | 'policy.override'
          | 'signing-key.rotate'
          | 'secrets.change'
          | 'access.revoke'
          | 'session.end'
          | 'session.extend'
          | 'session.clean-up'
          | 'test.create'
          | 'test.change'
          | 'test.delete'
          | 'visitor.delete'
          | 'session.read'
          | 'session.export'
          | 'visitor.export'
          | 'signing-key.export';
        actor?: string;
        before?: number;
        limit?: number;
        object?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listChatbots: {
    parameters: {
      query?: {
        /** @description True: only archived chatbots; otherwise only the others. */
        archived?: boolean;
        /** @description `cursor` of the previous page. */
        cursor?: string;
        limit?: number;
        /** @description Text to find in the name, ignoring case. */
        q?: string;
        /** @description Order; `-` reverses it. */
        sort?: 'created' | '-created' | 'updated' | '-updated' | 'name' | '-name';
        /** @description `draft`: not published; `changed`: the draft differs from what is live; `live`: the draft is live. */
        state?: 'draft' | 'changed' | 'live';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatbotPage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  createChatbot: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewChatbot'];
      };
    };
    responses: {
      /** @description The new chatbot */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Chatbot'];
        };
      };
      /** @description `bad-request`, `secret-in-the-clear`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getChatbot: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The chatbot, with its draft */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Chatbot'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  saveDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Draft'];
      };
    };
    responses: {
      /** @description The chatbot, with its draft */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Chatbot'];
        };
      };
      /** @description `bad-request`, `secret-in-the-clear`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `stale-revision` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  deleteChatbot: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  approveDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Approval'];
      };
    };
    responses: {
      /** @description Review of the draft */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Review'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `stale-revision` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  archiveChatbot: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ArchiveRequest'];
      };
    };
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  checkConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConnectionToCheck'];
      };
    };
    responses: {
      /** @description The steps */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionReport'];
        };
      };
      /** @description `bad-request`, `secret-in-the-clear`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  compareWithLive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Both versions */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Comparison'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `stale-revision` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listDocuments: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        search?: string;
      };
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of documents */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentPage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  addDocument: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewDocument'];
      };
    };
    responses: {
      /** @description The document */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Document'];
        };
      };
      /** @description `address-refused`, `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-duplicate`, `document-exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large`, `document-too-large`, `document-too-long` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-type`, `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-empty`, `document-encoding`, `document-encrypted`, `document-unreadable`, `too-many-documents` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `address-blocked` */
      424: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `reading-time-spent`, `too-many-waiting` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-unreachable` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getDocument: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        documentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Document'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  changeDocument: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        documentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DocumentChange'];
      };
    };
    responses: {
      /** @description The document */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Document'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large`, `document-too-large`, `document-too-long` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-type`, `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-empty`, `document-encoding`, `document-encrypted`, `document-unreadable` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `reading-time-spent`, `too-many-waiting` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  deleteDocument: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        documentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  askDocument: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        documentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuestionToDocument'];
      };
    };
    responses: {
      /** @description The answer, and the passages that it may use */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentAnswer'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listPassages: {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path: {
        chatbotId: string;
        documentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Passages of a document, in order */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PassagePage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listDocumentQuestions: {
    parameters: {
      query?: {
        /** @description `cursor` of the previous page. */
        cursor?: string;
        /** @description `live`: of visitors; `test`: of operators. */
        mode?: 'live' | 'test';
      };
      header?: never;
      path: {
        chatbotId: string;
        documentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Questions in 100 conversations, the newest first; often few or none */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentQuestionPage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  readDocumentAgain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        documentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document, and whether its text has changed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentReadAgain'];
        };
      };
      /** @description `address-refused`, `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-too-large`, `document-too-long` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-empty`, `document-encoding`, `document-encrypted`, `document-unreadable` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `address-blocked` */
      424: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `reading-time-spent`, `too-many-waiting` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `document-unreachable` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  unpublishDocument: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        documentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  pauseKnowledge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PauseRequest'];
      };
    };
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  connectConversation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      101: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getOwnData: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Everything that is stored */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorData'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  deleteOwnData: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  sendFrames: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FrameBatch'];
      };
    };
    responses: {
      /** @description The response frames, and the reason why a socket would be closed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FrameAnswers'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  streamConversation: {
    parameters: {
      query?: {
        /** @description True: the response ends after the `welcome`, for proxies that hold back a stream until it is complete. */
        once?: boolean;
      };
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HelloRequest'];
      };
    };
    responses: {
      /** @description Frames */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getPublicChatbot: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The published revision */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublicChatbot'];
        };
      };
      /** @description Done; the response has no body. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  publishChatbot: {
    parameters: {
      query?: {
        /** @description True: publish although some colours have too little contrast. */
        acceptContrast?: boolean;
        /** @description true: publish although conditions of the policy are not met; false: report unmet conditions even while the policy is off. */
        confirm?: boolean;
        /** @description Reason of an admin to publish against a policy that blocks. */
        override?: string;
      };
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The chatbot, with its draft */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Chatbot'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `poor-contrast`, `publish-refused`, `publish-unconfirmed`, `stale-revision` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getLiveReceipt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The receipt, and the key that signed it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LiveReceipt'];
        };
      };
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listReports: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The reports */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportList'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  reviewDraft: {
    parameters: {
      query?: {
        ask?: boolean;
      };
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Review of the draft */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Review'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listReviewLinks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The links */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewLinks'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  createReviewLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewLinkRequest'];
      };
    };
    responses: {
      /** @description The link */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewReviewLink'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `stale-revision` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  revokeReviewLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        linkId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listRevisions: {
    parameters: {
      query?: {
        /** @description Only revisions older than this. */
        before?: number;
        limit?: number;
      };
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevisionPage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getRevision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        revision: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The revision, with its configuration */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Revision'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  restoreRevision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        revision: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RestoreRequest'];
      };
    };
    responses: {
      /** @description The chatbot, with its draft */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Chatbot'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `stale-revision` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  rollBack: {
    parameters: {
      query?: {
        acceptContrast?: boolean;
        confirm?: boolean;
        override?: string;
      };
      header?: never;
      path: {
        chatbotId: string;
        revision: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The chatbot, with the restored revision live */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Chatbot'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `poor-contrast`, `publish-refused`, `publish-unconfirmed`, `stale-revision` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listPublishedTests: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        revision: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The tests */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublishedTests'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listSecrets: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Names of the secrets */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecretList'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  changeSecrets: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretChanges'];
      };
    };
    responses: {
      /** @description Names of the secrets */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecretList'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  tickSiteCheck: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SiteCheckChange'];
      };
    };
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listSites: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sites */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sites'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  connectTestSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      101: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  createTestSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['NewTestSession'];
      };
    };
    responses: {
      /** @description The new session */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestSession'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  sendTestFrames: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FrameBatch'];
      };
    };
    responses: {
      /** @description The response frames, and the reason why a socket would be closed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FrameAnswers'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  streamTestSession: {
    parameters: {
      query?: {
        /** @description True: the response ends after the `welcome`, for proxies that hold back a stream until it is complete. */
        once?: boolean;
      };
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HelloRequest'];
      };
    };
    responses: {
      /** @description Frames */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listSavedTests: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The tests of a chatbot */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedTestList'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  createSavedTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SavedTestBody'];
      };
    };
    responses: {
      /** @description The test */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedTest'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `too-many-tests` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  changeSavedTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        testId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SavedTestBody'];
      };
    };
    responses: {
      /** @description The test */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedTest'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  deleteSavedTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        testId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  runSavedTests: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SavedTestRun'];
      };
    };
    responses: {
      /** @description The tests of a chatbot */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedTestList'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  unpublishChatbot: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The chatbot, with its draft */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Chatbot'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  verifyUrl: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VerifyUrlRequest'];
      };
    };
    responses: {
      /** @description What was found */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UrlFindings'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listWebsites: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The websites of a chatbot */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebsiteList'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  addWebsite: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewWebsite'];
      };
    };
    responses: {
      /** @description The website */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Website'];
        };
      };
      /** @description `address-refused`, `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `too-many-websites` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `address-blocked` */
      424: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getWebsite: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        websiteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The website */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Website'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  changeWebsite: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        websiteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebsiteChange'];
      };
    };
    responses: {
      /** @description The website */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Website'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  deleteWebsite: {
    parameters: {
      query?: {
        documents?: boolean;
      };
      header?: never;
      path: {
        chatbotId: string;
        websiteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listWebsitePages: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        state?: 'added' | 'changed' | 'unchanged' | 'gone' | 'left-out' | 'failed';
      };
      header?: never;
      path: {
        chatbotId: string;
        websiteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Pages of a website */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebsitePageList'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  readWebsiteAgain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        websiteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The website */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Website'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  stopWebsite: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
        websiteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The website */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Website'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  reportWitness: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatbotId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WitnessReport'];
      };
    };
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `origin-not-allowed` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listConnectorPresets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The presets */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectorPresets'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  checkContrast: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AppearanceToCheck'];
      };
    };
    responses: {
      /** @description The pairs; an empty list if all have enough contrast */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContrastReport'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listConversations: {
    parameters: {
      query?: {
        chatbot?: string;
        /** @description `cursor` of the previous page. */
        cursor?: string;
        /** @description `unanswered`: has a question without an answer; `failed`: has a failed reply; `good`, `bad`: has a reply that a reader rated so. */
        kind?: 'unanswered' | 'failed' | 'good' | 'bad';
        limit?: number;
        /** @description `live`: of visitors; `test`: of operators. */
        mode?: 'live' | 'test';
        /** @description Subject of the token of the operator who tests; for admins. */
        operator?: string;
        /** @description Origin of the visitor’s page, such as `https://shop.example`. */
        origin?: string;
        /** @description Begun at this time or later. */
        since?: string;
        state?: 'active' | 'ended' | 'expired';
        /** @description Begun before this time. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationPage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getConversation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  exportConversation: {
    parameters: {
      query: {
        format: 'json' | 'markdown';
      };
      header?: never;
      path: {
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationExport'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  readConversation: {
    parameters: {
      query?: {
        /** @description Position in the log. */
        before?: number;
      };
      header?: never;
      path: {
        conversationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadMessagePage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  exportConversations: {
    parameters: {
      query?: {
        chatbot?: string;
        /** @description `unanswered`: has a question without an answer; `failed`: has a failed reply; `good`, `bad`: has a reply that a reader rated so. */
        kind?: 'unanswered' | 'failed' | 'good' | 'bad';
        /** @description `live`: of visitors; `test`: of operators. */
        mode?: 'live' | 'test';
        /** @description Subject of the token of the operator who tests; for admins. */
        operator?: string;
        /** @description Origin of the visitor’s page, such as `https://shop.example`. */
        origin?: string;
        /** @description Begun at this time or later. */
        since?: string;
        state?: 'active' | 'ended' | 'expired';
        /** @description Begun before this time. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listObstacles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Only chatbots that cannot answer; `live` is for what visitors get */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObstacleList'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  revokeAccess: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        operatorId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; the response has no body. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getPublishPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The policy */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublishPolicy'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  setPublishPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishPolicyChange'];
      };
    };
    responses: {
      /** @description The policy */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublishPolicy'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getReceipt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the receipt. */
        receipt: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The receipt */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Receipt'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  exportSigningKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The private key */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SigningKey'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  rotateSigningKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new key */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SigningKeyId'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listTestSessions: {
    parameters: {
      query?: {
        chatbot?: string;
        /** @description `cursor` of the previous page. */
        cursor?: string;
        limit?: number;
        /** @description Subject of the operator’s token; for admins. */
        operator?: string;
        /** @description Made at this time or later. */
        since?: string;
        state?: 'active' | 'ended' | 'expired';
        /** @description Made before this time. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestSessionPage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getTestSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestSession'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  endTestSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestSession'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  expireTestSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestSession'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `session-ended` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  exportTestSession: {
    parameters: {
      query: {
        format: 'json' | 'markdown';
      };
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionExport'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  extendTestSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestSession'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `session-ended`, `session-expired` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listMessages: {
    parameters: {
      query: {
        /** @description Position in the log; beyond its end, the last page. */
        before: number;
        /** @description Epoch of the session. */
        epoch: number;
      };
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagePage'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getReplyDetails: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        replyId: string;
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The details */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplyDetails'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  createReport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewReport'];
      };
    };
    responses: {
      /** @description The stored report */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptReport'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  resetTestSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new epoch */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Epoch'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `session-ended`, `session-expired` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  undoReset: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UndoRequest'];
      };
    };
    responses: {
      /** @description The epoch and position of the log */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LogPlace'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `too-late` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `session-ended`, `session-expired` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `body-too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-json` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getUsage: {
    parameters: {
      query: {
        chatbot?: string;
        /** @description True: also returns the previous period of the same length. */
        compare?: boolean;
        /** @description Start of the period. */
        from: string;
        /** @description `live`: of visitors; `test`: of operators. They are counted separately. */
        mode?: 'live' | 'test';
        /** @description Subject of the token of the operator who tests. */
        operator?: string;
        step?: 'hour' | 'day';
        /** @description Time zone of the days, such as `Europe/Berlin`. Periods of more than 100 days use UTC. */
        timeZone?: string;
        /** @description Its end, which is no longer a part of it. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The figures */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsageReport'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  exportUsage: {
    parameters: {
      query: {
        chatbot?: string;
        /** @description Start of the period. */
        from: string;
        /** @description `live`: of visitors; `test`: of operators. They are counted separately. */
        mode?: 'live' | 'test';
        /** @description Subject of the token of the operator who tests. */
        operator?: string;
        step?: 'hour' | 'day';
        /** @description Time zone of the days, such as `Europe/Berlin`. Periods of more than 100 days use UTC. */
        timeZone?: string;
        /** @description Its end, which is no longer a part of it. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The table */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  listUnansweredQuestions: {
    parameters: {
      query: {
        chatbot?: string;
        /** @description Start of the period. */
        from: string;
        limit?: number;
        /** @description `live`: of visitors; `test`: of operators. They are counted separately. */
        mode?: 'live' | 'test';
        /** @description Its end, which is no longer a part of it. */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The questions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnansweredQuestions'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  getVersions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The versions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Versions'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  exportVisitorData: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        visitorId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Everything that is stored */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorData'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  deleteVisitorData: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        visitorId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Number of deleted conversations */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletedConversations'];
        };
      };
      /** @description `bad-request`, `token-in-address` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `unauthorized` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `internal` */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
      /** @description `database-unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
}
