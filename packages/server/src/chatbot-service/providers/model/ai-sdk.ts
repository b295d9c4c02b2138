/** What is used of the AI SDK, in one file to be loaded on demand. */
export { createOpenAICompatible } from '@ai-sdk/openai-compatible';
export { extractReasoningMiddleware, streamText, wrapLanguageModel } from 'ai';

// It would print warnings about models to the console; what matters of them is in the trace.
globalThis.AI_SDK_LOG_WARNINGS = false;
