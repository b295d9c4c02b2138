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
     * @description A JSON Web Key Set of Ed25519 keys; retired ones stay in it.
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
     * @description For the demo’s own pages. In production only where it is seeded, and with the code that the log has.
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
    /** Does the process live? */
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
     * May it be sent requests?
     * @description If the database takes changes, and says so within a second; `degraded` means that news do not reach other processes at the moment. Not while the server is stopping. `checks` names what is wrong: with the database `read-only`, `full`, `no answer`, `too many connections`, `password refused` or `away`.
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
    /** Does the process live? */
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
     * May it be sent requests?
     * @description If the database takes changes, and says so within a second; `degraded` means that news do not reach other processes at the moment. Not while the server is stopping. `checks` names what is wrong: with the database `read-only`, `full`, `no answer`, `too many connections`, `password refused` or `away`.
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
     * @description Is upgraded to a WebSocket, as a live conversation is; from the server’s own pages.
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
     * List sessions with what happens in them
     * @description Of all operators, or of visitors. Sessions that are made while pages are read shift nothing.
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
     * Extend anybody’s session
     * @description Its idle time starts again, and its operator sees it.
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
     * Read a session as it happens
     * @description The server’s frames as server-sent events (docs/protocol.md), to read only. The body is the `hello`, without a token. That it is read is in the audit log.
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
     * @description Server-sent events: `sessions` with rows of the list, `missed` where it is to be read again, `close` before the end.
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
     * @description Those that have ended or expired, with their messages and traces: now, and not when their retention time is over.
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
     * @description For good, and for everybody who has them open.
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
     * @description Looks to start from. What they leave out stays as it is.
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
     * @description Who did what to which object, when and from where, newest first; for admins of the whole tenant.
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
     * @description Those that the operator may use. Chatbots that come or go while pages are read shift nothing.
     */
    get: operations['listChatbots'];
    put?: never;
    /**
     * Create a chatbot
     * @description Its configuration becomes revision 1, a draft.
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
     * @description Makes the next revision, which open test sessions show at once. A configuration that changes nothing makes none.
     */
    put: operations['saveDraft'];
    post?: never;
    /**
     * Delete a chatbot
     * @description For good, with its revisions, documents, secrets, test sessions, conversations and reports. Open sockets are closed within 5 s.
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
     * @description As it is now: any change needs another approval. It counts for publication by somebody else.
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
     * Archive a chatbot, or bring it back
     * @description An archived one is in a list of its own. Sites that have it show nothing any more, and open conversations are closed within 5 s. It comes back as a draft; nothing of it is lost.
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
     * @description Asks the chatbot’s service one question and says of each step whether it works. Without a provider in the body, that of the draft is tried.
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
     * @description Freezes both, and opens each in the real widget for an hour, with 50 answers: each answers from its own documents. The conversations count as tests.
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
     * @description By title, without their texts.
     */
    get: operations['listDocuments'];
    put?: never;
    /**
     * Add a document
     * @description As text, as a file in base64 (Markdown, text, HTML, PDF, DOCX, XLSX, CSV or EPUB), or as the address of one.
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
     * @description Asks the draft as if it had no other document. How rare a word is counts for the confidence, which so may differ from that among all. What the reply costs counts for the budgets.
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
     * @description As searches find them, and whether they can be found by their meaning.
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
     * @description Of visitors those whose answers cite it, and those without an answer that it came nearest to; of tests all that it was looked at for. A page looks through 100 conversations, the newest first. Who may see them is as for conversations.
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
     * Read the address of a document again
     * @description Its text becomes what stands there now; title and ways to ask stay.
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
     * @description Visitors are not answered from it from now on, nor are tests; what is published or restored later is without it. For what cannot wait: otherwise delete the document and publish.
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
     * Pause the work at documents, or let it go on
     * @description While it is paused no passage is embedded and no website is read, by whichever process. Documents that are added are found by their words. A website that was being read is read anew once it goes on.
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
     * @description Is upgraded to a WebSocket that speaks chatbot-test.v1: docs/protocol.md. The first frame has a visitor’s token, or none; here there is none.
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
     * Read what is kept of a conversation
     * @description For the visitor, by the token of the conversation in the header.
     */
    get: operations['getOwnData'];
    put?: never;
    post?: never;
    /**
     * Delete a conversation for good
     * @description For the visitor, by the token of the conversation in the header.
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
     * @description Where sockets are blocked: frames of the client, to any instance. The token travels in the header.
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
     * @description Where sockets are blocked: the server’s frames as server-sent events (docs/protocol.md). The body is the `hello`, without a token: that travels in the header.
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
     * Read what visitors may know
     * @description The published chatbot with its signed receipt, for embeds: from an allowed origin, or from none. Has an etag.
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
     * @description It is what visitors get from now on, in open conversations too. There is no body.
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
     * @description No content where the chatbot was published before there were receipts: publish it again to have one.
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
     * @description The error log of a chatbot, newest first, at most 100.
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
     * Review what would be published
     * @description Tests, approvals and warnings of the draft as it is now, and what it lacks. With `ask`, the service that is to answer is asked one question, for at most 10 s; the gate does so too, where the policy wants no warning.
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
     * List review links and what was said by them
     * @description Newest first, at most 100, with the newest 1,000 of their comments.
     */
    get: operations['listReviewLinks'];
    put?: never;
    /**
     * Make a review link
     * @description Freezes the draft, documents included, and opens it in the real widget to whoever has the link, without an account. Their approval counts for publishing.
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
     * @description Whoever has it open is closed. What was said by it stays.
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
     * @description Makes the next revision with the configuration of this one. What is published stays.
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
     * @description Restores the revision, its documents included, and publishes it as a new one, by the same policy as any other. Where the policy refuses, the draft is what was restored.
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
     * Read what was tested of a publication
     * @description The questions and answers of tests, kept when it was published: at most 200, each up to 2,000 characters. Empty where it was never published, or not tested.
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
     * @description Which are set; never what they are.
     */
    get: operations['listSecrets'];
    /**
     * Set and forget secrets
     * @description Sets those in the body, forgets those that are null, keeps all others.
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
     * @description Of one site that has shown the chatbot; who did so first, and when, is kept. With `done: false` it is to be done again.
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
     * List the sites that a chatbot is on
     * @description Last seen first, at most 200. A site is added when one of its pages is opened. Each says whether it shows what was published.
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
     * @description Is upgraded to a WebSocket that speaks chatbot-test.v1: docs/protocol.md. The first frame has an operator’s token; here there is none.
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
     * @description Always a new one, as a new visitor.
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
     * @description Where sockets are blocked: frames of the client, to any instance. The token travels in the header.
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
     * @description Where sockets are blocked: the server’s frames as server-sent events (docs/protocol.md). The body is the `hello`, without a token: that travels in the header.
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
     * @description The oldest first, each with what it says of the draft as it is now. While tests run, ask again.
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
     * @description It is new again: what it was run for says nothing of it any more.
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
     * @description Asks the draft as it is, in the background, a few tests at once. What replies cost counts for the budgets.
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
     * Take a chatbot from visitors
     * @description Sites that have it show nothing any more, and open conversations are closed within 5 s. The draft stays, and can be published again. Nothing happens to one that is not published.
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
     * @description Reads the page, from the internet alone, and says what is right and what to do: installed once, the right chatbot and version, its policy, its origin, the receipt, and whether the page itself has told that it matches.
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
     * @description The newest first, each with how far its reading is.
     */
    get: operations['listWebsites'];
    put?: never;
    /**
     * Add a website
     * @description The pages of one host become documents, in the background: those that the first page leads to, or those that a sitemap lists.
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
     * @description From the next reading on.
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
     * @description By address, with what became of each when it was looked at last.
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
     * @description Documents of pages that have changed get their new text, those of pages that are gone are deleted. While it is being read this changes nothing.
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
     * @description What was read stays.
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
     * Tell what a page was served
     * @description The widget compares its configuration and fingerprint with the signed receipt, and tells what it found, and which files of the widget it has. No personal data; from allowed origins. JSON, as `text/plain` too.
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
     * @description Configurations of the provider `http` for systems that many have.
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
     * @description Pairs of colours that visitors would not make out, each with a colour that would do.
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
     * @description Those in which something was said, newest first. Visitors’ are for operators and admins; of tests an operator sees their own, and an admin all. Conversations that begin while pages are read shift nothing.
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
     * @description That somebody opens a conversation of others is in the audit log.
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
     * Save a conversation as a file
     * @description As JSON or, with `format=markdown`, as text/markdown; of a test with the trace of each reply. It is in the audit log.
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
     * Read what was said
     * @description The page that ends before a place in the conversation; by default the last.
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
     * Save a list of conversations as a file
     * @description As text/csv, the newest 1,000 that the filter finds; with how each began, and nothing else of what was said. It is in the audit log.
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
     * @description With the reason, as far as it is known without asking a service: no documents, no key, an address that is refused.
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
     * @description Tokens of this subject that were made until now are refused everywhere, and its sockets closed within 5 s. One that is made later is good again, so have whoever signs tokens stop first.
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
     * @description Of all chatbots of the tenant; for admins.
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
     * @description A receipt is the same for ever. `previous` in its body names the one before.
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
     * @description PKCS 8 PEM, for a vault. It is in the audit log who did.
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
     * Sign with a new key
     * @description What was signed before stays valid: old keys are still published.
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
     * @description Newest first: the operator’s own; of admins those of the whole tenant. Sessions that are made while pages are read shift nothing.
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
     * @description The operator’s own; of admins any of the tenant.
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
     * @description For good, and for everybody who has it open. Admins may end any of their tenant.
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
     * Have a test session expire now
     * @description To see what that looks like: as if nobody had written for too long.
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
     * Save a session as a file
     * @description The conversation with the trace of each reply, as JSON or, with `format=markdown`, as text/markdown. Secrets are not in it.
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
     * @description Its idle time starts again.
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
     * @description The page of the conversation that ends before a place in it. Empty if the epoch is not the session’s.
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
     * @description The final prompt, null where there is none, and the requests to the chatbot service with their answers. Secrets are taken out.
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
     * @description Keeps it in the error log with the trace of its reply, and posts it to REPORT_WEBHOOK_URL.
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
     * @description For everybody who has it open. The visitor stays who they are.
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
     * @description Within 10 s. Brings back what was cleared; what was sent since follows on it. Does nothing if the epoch is not the session’s.
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
     * Read how much chatbots are used
     * @description Sums of each hour or day, in all, by chatbot, and by operator in tests. Kept as things happen: never more than seconds behind.
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
     * Save use as a table
     * @description The steps as CSV. What is unknown is empty.
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
     * @description Those that mean alike together, most frequent first. A question goes with its conversation.
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
     * @description What is served, and what pages may pin: `/v/<version>/chatbot.js` never changes. The last three versions are kept.
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
     * @description By the id that pages say of the visitor, over all chatbots; for admins.
     */
    get: operations['exportVisitorData'];
    put?: never;
    post?: never;
    /**
     * Delete a visitor’s data
     * @description By the id that pages say of the visitor, over all chatbots; for admins.
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
      /** @description Of what was looked at: the draft may be another by now. */
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
      /** @description SHA-256 of all that its answers come of, hexadecimal. */
      fingerprint: string;
      id: string;
      /** @description The published one, if any. */
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
      /** @description Of the next page; null if this is the last. */
      cursor: string | null;
    };
    /** ChatbotSummary */
    ChatbotSummary: {
      /** @description Null: it is not archived. */
      archivedAt: string | null;
      avatar: string;
      documents: number;
      draft: {
        /** @description SHA-256 of all that its answers come of, hexadecimal. */
        fingerprint: string;
        /** @description Number of a revision, from 1. */
        revision: number;
      };
      id: string;
      live: {
        /** @description SHA-256 of all that its answers come of, hexadecimal. */
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
        /** @description Of a page for an iframe, from the server’s address: the real widget, open. Told once: it is not stored. */
        path: string;
        revision: number;
      };
      /** @description What visitors get; null: nothing is published. */
      before: {
        /** @description Of a page for an iframe, from the server’s address: the real widget, open. Told once: it is not stored. */
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
        /** @description Where its makers describe its wire format. */
        source: string;
      }[];
    };
    /** ContrastReport */
    ContrastReport: {
      issues: {
        /** @description As `#rrggbb`. */
        background: string;
        fix: {
          /** @description Within the appearance. */
          path: string;
          /** @description As `#rrggbb`. */
          value: string;
        };
        /** @description As `#rrggbb`. */
        foreground: string;
        needed: number;
        /** @description By WCAG 2.2, 1 to 21. */
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
      /** @description Of somebody who was asked to look by a link. */
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
      /** @description Markdown. */
      content: string;
      /** @description Of the file or page; null where its format has but one. */
      encoding: string | null;
      fileName: string | null;
      id: string;
      language: string;
      /** @description In code units. */
      length: number;
      /** @description What of the file could not be read. */
      notes: {
        code: string;
        count: number;
        message: string;
        total: number;
      }[];
      passages: number;
      progress: number;
      /** @description Why it failed; of one that is being indexed, why it is tried again. */
      reason?: string;
      slug: string;
      sourceUrl: string | null;
      /** @description Found by its words at once, and by its meaning when it is ready. */
      status: 'ready' | 'indexing' | 'paused' | 'failed';
      title: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** DocumentAnswer */
    DocumentAnswer: {
      /** @description Of the best passage; null: none was found. */
      confidence: number | null;
      /** @description The document was enough for an answer. */
      isAnswered: boolean;
      /** @description Best first. */
      passages: components['schemas']['Hit'][];
      /** @description Why it failed; null: it did not. */
      problem: string | null;
      text: string;
      /** @description Least confidence that counts as an answer. */
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
      /** @description Ask for the next page with it, as `after`; null if this is the last. */
      next: string | null;
      /** @description Nothing is embedded and no website is read before it goes on. */
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
      /** @description The answer cites the document; false: it was only looked at. */
      isCited: boolean;
      /** @description Nothing that the chatbot knows answered the question. */
      isUnanswered: boolean;
      /** @description Its first 500 characters. */
      question: string;
      replyId: string;
    };
    /** DocumentQuestionPage */
    DocumentQuestionPage: {
      /** @description To look through the next conversations; null: there are no more. */
      cursor: string | null;
      questions: components['schemas']['DocumentQuestion'][];
    };
    /** DocumentReadAgain */
    DocumentReadAgain: {
      askedAs: string[];
      changed: boolean;
      /** @description Markdown. */
      content: string;
      /** @description Of the file or page; null where its format has but one. */
      encoding: string | null;
      fileName: string | null;
      id: string;
      language: string;
      /** @description In code units. */
      length: number;
      /** @description What of the file could not be read. */
      notes: {
        code: string;
        count: number;
        message: string;
        total: number;
      }[];
      passages: number;
      progress: number;
      /** @description Why it failed; of one that is being indexed, why it is tried again. */
      reason?: string;
      slug: string;
      sourceUrl: string | null;
      /** @description Found by its words at once, and by its meaning when it is ready. */
      status: 'ready' | 'indexing' | 'paused' | 'failed';
      title: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** DocumentSummary */
    DocumentSummary: {
      /** @description Of the file or page; null where its format has but one. */
      encoding: string | null;
      fileName: string | null;
      id: string;
      language: string;
      /** @description In code units. */
      length: number;
      /** @description What of the file could not be read. */
      notes: {
        code: string;
        count: number;
        message: string;
        total: number;
      }[];
      passages: number;
      progress: number;
      /** @description Why it failed; of one that is being indexed, why it is tried again. */
      reason?: string;
      slug: string;
      sourceUrl: string | null;
      /** @description Found by its words at once, and by its meaning when it is ready. */
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
        /** @description The field, in words. */
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
       * @description Of operators who test, or of visitors.
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
        /** @description With the code document-encoding: how the file may be written, likeliest first. */
        choices?: {
          encoding: string;
          preview: string;
        }[];
        /** @description With document-duplicate and document-exists: which one that is. */
        document?: {
          id: string;
          title: string;
        };
        /** @description With the code bad-request: what is wrong with which field. */
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
      /** @description Canonical JSON: the very text that is signed. */
      body: string;
      /** @description SHA-256 of the body. */
      id: string;
      /** @description The public key of that id, as `/.well-known/chatbot-test/keys.json` has it. */
      key?: {
        [key: string]: string;
      };
      keyId: string;
      /** @description Ed25519, base64url. */
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
      model: components['schemas']['Selector'][];
      outputTokens: components['schemas']['Selector'][];
      quickReplies?: components['schemas']['QuickReplySelector'][];
      sources?: components['schemas']['SourceSelector'][];
      text: components['schemas']['Selector'][];
      thoughts?: components['schemas']['Selector'][];
    };
    /** Message */
    Message: components['schemas']['UserMessage'] | components['schemas']['BotMessage'];
    /** MessagePage */
    MessagePage: {
      /** @description Whether there are older ones. */
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
      /** @description Of the file or page, where that is uncertain. */
      encoding?: string;
      file?: {
        base64: string;
        name: string;
      };
      format?: 'markdown' | 'text' | 'html';
      /** @description What becomes of one from the same address or file. Default: ask. */
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
      /** @description Of what the link opens. */
      fingerprint: string;
      hasPassphrase: boolean;
      id: string;
      /** @description For whom it is. */
      label: string;
      /** @description Of the page, from the server’s address. Told once: it is not stored. */
      path: string;
      /** @description Answers that may still be asked for by it. */
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
      /** @description Links from the first page to the furthest. Default: 3. */
      depth?: number;
      /** @description How often it is read again by itself. Default: never. */
      every?: 'never' | 'day' | 'week';
      /** @description Most pages to read. Default: 200. */
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
      /** @description Canonical JSON: the very text that is signed. */
      body: string;
      /** @description SHA-256 of the body. */
      id: string;
      /** @description The public key, as `/.well-known/chatbot-test/keys.json` has it. */
      key?: {
        [key: string]: string;
      };
      /** @description Ed25519, base64url. */
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
      /** @description Ask for the next page with it, as `after`; null if this is the last. */
      next: number | null;
      passages: {
        /** @description Markdown. */
        content: string;
        /** @description Headings above it, outermost first. */
        heading: string;
        /** @description Whether it can be found by its meaning; null: embeddings are off, or not for its language. */
        isEmbedded: boolean | null;
        /** @description Place in the document. */
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
      /** @description Of each file by its path, for the `integrity` of an import map. */
      files: {
        [key: string]: string;
      };
      /** @description For the attribute `integrity` of the script. */
      integrity: string;
      /** @description Of the script, from the server’s address. */
      path: string;
      /** @description As in `1.2.3`. */
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
      /** @description Somebody else has approved exactly that. */
      approved: boolean;
      /** @description off: nothing is asked for; ask: who publishes confirms; block: it is refused. */
      mode: 'off' | 'ask' | 'block';
      noWarnings: boolean;
      /** @description There are saved tests, and all of them pass. Default: false. */
      savedTests?: boolean;
      /** @description A test has a reply of exactly what is to be published. */
      tested: boolean;
      /** @description Is sent a signed message when a site differs from what was published; null: nobody is. */
      webhookUrl?: string | null;
    };
    /** PublishPolicyChange */
    PublishPolicyChange: {
      /** @description Somebody else has approved exactly that. */
      approved: boolean;
      /** @description off: nothing is asked for; ask: who publishes confirms; block: it is refused. */
      mode: 'off' | 'ask' | 'block';
      noWarnings: boolean;
      /** @description There are saved tests, and all of them pass. Default: false. */
      savedTests?: boolean;
      /** @description A test has a reply of exactly what is to be published. */
      tested: boolean;
      /** @description Is sent a signed message when a site differs from what was published; null: nobody is. */
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
      /** @description Whether there are older ones. */
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
      /** @description Nothing that the chatbot knows answers the question. */
      isUnanswered?: boolean;
      /** @description Of one without an answer: the documents that came nearest, at most three. */
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
      /** @description Canonical JSON: the very text that is signed. */
      body: string;
      /** @description SHA-256 of the body. */
      id: string;
      keyId: string;
      /** @description Ed25519, base64url. */
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
      /** @description The draft that it replaces. */
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
      /** @description Of the draft that this is about. */
      fingerprint: string;
      policy: components['schemas']['PublishPolicy'];
      /** @description That tests got of exactly this draft. */
      replies: number;
      /** @description The first question of each saved test, by what it says of this draft. */
      savedTests: {
        failing: string[];
        notRun: string[];
        passing: string[];
      };
      /** @description What is wrong with the service that answers, in its own words where it has any; null: nothing, or it was not asked. */
      service: string | null;
      /** @description Differences from what is live; null: nothing is. */
      sinceLive: components['schemas']['DraftChanges'] | null;
      /** @description Differences from what was tested last; null: nothing was. */
      sinceTest: components['schemas']['DraftChanges'] | null;
      testedAt: string | null;
      testedBy: string[];
      /** @description The newest 20 questions that tests asked of exactly this draft, and what was answered, each up to 2,000 characters; of sessions that are still there. */
      tests: {
        answer: string;
        /** Format: date-time */
        at: string;
        by: string;
        question: string;
        sessionId: string;
      }[];
      /** @description What of the policy is not met, in words. */
      unmet: string[];
      warnings: string[];
    };
    /** ReviewComment */
    ReviewComment: {
      /** @description As the reviewer says; nobody has checked it. */
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
      /** @description Of what the link opens. */
      fingerprint: string;
      hasPassphrase: boolean;
      id: string;
      /** @description For whom it is. */
      label: string;
      /** @description Answers that may still be asked for by it. */
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
      /** @description SHA-256 of all that its answers come of, hexadecimal. */
      fingerprint: string;
      isDraft: boolean;
      isLive: boolean;
      /** @description Number of a revision, from 1. */
      revision: number;
    };
    /** RevisionPage */
    RevisionPage: {
      /** @description Ask for the next page with it; null if this is the last. */
      before: number | null;
      revisions: components['schemas']['RevisionSummary'][];
    };
    /** RevisionSummary */
    RevisionSummary: {
      /** Format: date-time */
      createdAt: string;
      /** @description Subject of the operator’s token. */
      createdBy: string;
      /** @description SHA-256 of all that its answers come of, hexadecimal. */
      fingerprint: string;
      isDraft: boolean;
      isLive: boolean;
      /** @description Number of a revision, from 1. */
      revision: number;
    };
    /** SavedTest */
    SavedTest: {
      /** @description Document that the answer has to cite; null: any. */
      cites: string | null;
      /** @description Title of that document; null: there is none, or it is no longer there. */
      citesTitle: string | null;
      /** @description Phrases that the answer has to have, whatever their case. */
      contains: string[];
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** @description answer: one from documents; refusal: one that says that there is none; any: either. */
      expects: 'answer' | 'refusal' | 'any';
      id: string;
      /** @description Phrases that it must not have. */
      lacks: string[];
      /** @description Asked one after the other; the last answer is judged. */
      questions: string[];
      result: {
        /** @description At most 2000 characters of it. */
        answer: string;
        /** Format: date-time */
        at: string;
        by: string;
        /** @description What is wrong, in words. */
        faults: string[];
        /** @description Of the draft that answered. */
        fingerprint: string;
        passed: boolean;
      } | null;
      /** @description It is being run, or waits for its turn. */
      running: boolean;
      /** @description new: not run since it was saved; out-of-date: the draft is another than the one that it was run against. */
      state: 'new' | 'passing' | 'failing' | 'out-of-date';
    };
    /** SavedTestBody */
    SavedTestBody: {
      /** @description Document that the answer has to cite; null: any. */
      cites?: string | null;
      /** @description Phrases that the answer has to have, whatever their case. */
      contains?: string[];
      /** @description answer: one from documents; refusal: one that says that there is none; any: either. */
      expects?: 'answer' | 'refusal' | 'any';
      /** @description Phrases that it must not have. */
      lacks?: string[];
      /** @description Asked one after the other; the last answer is judged. */
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
      /** @description Of the service that they are for, and the only one that gets them; without it, that of the saved configuration. */
      origin?: string;
      values: {
        [key: string]: string | null;
      };
    };
    /** SecretList */
    SecretList: {
      secrets: {
        name: string;
        /** @description The only one that gets it; empty: none does. */
        origin: string;
        /** Format: date-time */
        updatedAt: string;
      }[];
    };
    /** Selector */
    Selector: {
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
      /** @description To make after deployment. */
      checks: components['schemas']['SiteCheck'][];
      /** @description Begun there, ever. */
      conversations: number;
      driftSince: string | null;
      fingerprint: string | null;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
      /** @description How often a page found something else than what was signed. */
      mismatches: number;
      /** @description As in `https://shop.example.com`. */
      origin: string;
      /** @description Why it is in this state. */
      reasons: components['schemas']['SiteReason'][];
      revision: number | null;
      /** @description `matches`: shows what was published and tested; `untested`: what was published, which nobody tested; `outdated`: not seen since the last publication; `differs`: something else, see `reasons`; `unknown`: its widget is too old to report it. */
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
      /** @description How many its conversation has. */
      messages: number;
      mode: 'test' | 'live';
      /** @description Subject of its operator’s token. */
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
        /** @description A signed identity has proven who it is. */
        verified: boolean;
      };
    };
    /** TestSessionPage */
    TestSessionPage: {
      /** @description Of the next page; null if this is the last. */
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
      /** @description The last of those that mean alike. */
      question: string;
      /** @description Conversation of the last of them. */
      sessionId: string;
    };
    /** UnansweredQuestions */
    UnansweredQuestions: {
      questions: components['schemas']['UnansweredQuestion'][];
    };
    /** UndoRequest */
    UndoRequest: {
      /** @description The one that the reset began. */
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
      /** @description No check failed. */
      verified: boolean;
    };
    /** UsageFigures */
    UsageFigures: {
      /** @description Thumbs down, less those that were taken back. */
      bad: number;
      costUsd: number | null;
      errors: {
        code: string;
        count: number;
      }[];
      failed: number;
      firstTokenMs: components['schemas']['Percentiles'] | null;
      /** @description Thumbs up, less those that were taken back. */
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
      /** @description Thumbs down, less those that were taken back. */
      bad: number;
      costUsd: number | null;
      errors: {
        code: string;
        count: number;
      }[];
      failed: number;
      firstTokenMs: components['schemas']['Percentiles'] | null;
      /** @description Thumbs up, less those that were taken back. */
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
       * @description All that happened before this is in the figures.
       */
      addedUpTo: string;
      before: components['schemas']['UsagePeriod'] | null;
      /** @description What may be used in a step; null: as much as you like. */
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
      /** @description Thumbs down, less those that were taken back. */
      bad: number;
      costUsd: number | null;
      errors: {
        code: string;
        count: number;
      }[];
      failed: number;
      firstTokenMs: components['schemas']['Percentiles'] | null;
      /** @description Thumbs up, less those that were taken back. */
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
      /** @description What `/chatbot.js` is; null where the widget is not built. */
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
      /** @description A reply is on its way. */
      isAnswering: boolean;
      /** Format: date-time */
      lastActiveAt: string;
      /** @description Code of the last reply’s problem. */
      lastError: string | null;
      messages: number;
      mode: 'test' | 'live';
      /** @description Subject of its operator’s token; null: a visitor’s. */
      operatorId: string | null;
      state: 'active' | 'ended' | 'expired';
    };
    /** WatchedSessionPage */
    WatchedSessionPage: {
      /** @description Of the next page; null if this is the last. */
      cursor: string | null;
      /**
       * Format: date-time
       * @description By the server’s clock.
       */
      now: string;
      sessions: components['schemas']['WatchedSession'][];
    };
    /** Website */
    Website: {
      /** @description Of the error that its reading failed with. */
      code?: string;
      /** @description Pages of this reading, or of the last, by what became of them. */
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
      /** @description Addresses that were found so far. */
      found: number;
      id: string;
      limit: number;
      /** @description When it is read again; null: not by itself. */
      nextAt: string | null;
      reason?: string;
      startedAt: string | null;
      state: 'waiting' | 'reading' | 'done' | 'stopped' | 'failed';
      /** @description Of its first page, or of a sitemap. */
      url: string;
    };
    /** WebsiteChange */
    WebsiteChange: {
      /** @description Links from the first page to the furthest. Default: 3. */
      depth?: number;
      /** @description How often it is read again by itself. Default: never. */
      every?: 'never' | 'day' | 'week';
      /** @description Most pages to read. Default: 200. */
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
      /** @description Why it is no document, or was not read. */
      reason?: string;
      state: 'added' | 'changed' | 'unchanged' | 'gone' | 'left-out' | 'failed';
      url: string;
    };
    /** WebsitePageList */
    WebsitePageList: {
      /** @description Ask for the next ones with it, as `after`; null if these are the last. */
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
      /** @description Its length; 0: the browser does not tell. */
      bytes: number;
      /** @description SHA-256, hexadecimal: of the one file that the page has drawn, if any. */
      hash?: string;
      /** @description On the server, as in `chunks/panel-D9b_9Z.js`. */
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
        /** @description What the token allows: to see the dashboard as others do. */
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
      /** @description It does */
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
      /** @description It may */
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
      /** @description It does */
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
      /** @description It may */
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
      /** @description Done; there is no body. */
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
        /** @description Of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Of operators who test, or of visitors. */
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
        /** @description Of operators who test, or of visitors. */
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
        /** @description Of operators who test, or of visitors. */
        mode?: 'test' | 'live';
        /** @description The answer ends with the welcome. */
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
        /** @description Of operators who test, or of visitors. */
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
      /** @description What was deleted */
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
      /** @description Which of them there were */
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
        /** @description The archived ones, instead of all others. */
        archived?: boolean;
        /** @description Of the page before. */
        cursor?: string;
        limit?: number;
        /** @description In the name, in upper or lower case. */
        q?: string;
        /** @description With `-`: from the other end. */
        sort?: 'created' | '-created' | 'updated' | '-updated' | 'name' | '-name';
        /** @description `draft`: visitors get nothing; `changed`: not the draft; `live`: the draft. */
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
      /** @description Done; there is no body. */
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
      /** @description What the draft has and lacks */
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
      /** @description Done; there is no body. */
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
      /** @description Both sides */
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
      /** @description Done; there is no body. */
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
      /** @description The answer, and the passages that it could be made of */
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
        /** @description Of the page before. */
        cursor?: string;
        /** @description Of visitors, or of tests. */
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
      /** @description What 100 conversations have, the newest first; often few, or none */
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
      /** @description Done; there is no body. */
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
      /** @description Done; there is no body. */
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
      /** @description Done; there is no body. */
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
      /** @description All that is kept */
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
      /** @description Done; there is no body. */
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
      /** @description The frames that answer, and why a socket would be closed */
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
        /** @description The answer ends with the welcome, for where a stream is held back until it is complete. */
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
      /** @description Done; there is no body. */
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
        /** @description Colours that are hard to tell apart are meant to be. */
        acceptContrast?: boolean;
        /** @description true: it is meant, although the policy asks for more; false: ask for what it names, even while it is off. */
        confirm?: boolean;
        /** @description Why an admin publishes against a policy that blocks. */
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
      /** @description Done; there is no body. */
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
      /** @description What the draft has and lacks */
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
      /** @description Done; there is no body. */
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
        /** @description Older than this. */
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
      /** @description The chatbot, as it is live again */
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
      /** @description The secrets that are set, by name */
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
      /** @description The secrets that are set, by name */
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
      /** @description Done; there is no body. */
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
      /** @description Done; there is no body. */
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
      /** @description The frames that answer, and why a socket would be closed */
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
        /** @description The answer ends with the welcome, for where a stream is held back until it is complete. */
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
      /** @description Done; there is no body. */
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
      /** @description Done; there is no body. */
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
      /** @description Done; there is no body. */
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
      /** @description The pairs; none where all is well */
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
        /** @description Of the page before. */
        cursor?: string;
        /** @description With a question that got no answer, a reply that failed, or one that a reader found good or bad. */
        kind?: 'unanswered' | 'failed' | 'good' | 'bad';
        limit?: number;
        /** @description Of visitors, or of tests. */
        mode?: 'live' | 'test';
        /** @description Subject of the token of an operator who tests; for admins. */
        operator?: string;
        /** @description Of the visitor’s page, as in `https://shop.example`. */
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
        /** @description Place in the log. */
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
        /** @description With a question that got no answer, a reply that failed, or one that a reader found good or bad. */
        kind?: 'unanswered' | 'failed' | 'good' | 'bad';
        /** @description Of visitors, or of tests. */
        mode?: 'live' | 'test';
        /** @description Subject of the token of an operator who tests; for admins. */
        operator?: string;
        /** @description Of the visitor’s page, as in `https://shop.example`. */
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
      /** @description Only those that cannot; `live` is what visitors get */
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
      /** @description Done; there is no body. */
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
        /** @description Its id. */
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
      /** @description The key that signs */
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
        /** @description Of the page before. */
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
        /** @description Place in the log; beyond its end: the last page. */
        before: number;
        /** @description The session’s. */
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
      /** @description Kept */
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
      /** @description The epoch that begins */
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
      /** @description Where the log is now */
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
        /** @description Also the period of the same length before. */
        compare?: boolean;
        /** @description Start of the period. */
        from: string;
        /** @description Of visitors, or of operators who test: neither counts as the other. */
        mode?: 'live' | 'test';
        /** @description Subject of the token of an operator who tests. */
        operator?: string;
        step?: 'hour' | 'day';
        /** @description Where days begin, as in `Europe/Berlin`; in periods of more than 100 days they are UTC’s. */
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
        /** @description Of visitors, or of operators who test: neither counts as the other. */
        mode?: 'live' | 'test';
        /** @description Subject of the token of an operator who tests. */
        operator?: string;
        step?: 'hour' | 'day';
        /** @description Where days begin, as in `Europe/Berlin`; in periods of more than 100 days they are UTC’s. */
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
        /** @description Of visitors, or of operators who test: neither counts as the other. */
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
      /** @description All that is kept */
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
      /** @description How many conversations were deleted */
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
