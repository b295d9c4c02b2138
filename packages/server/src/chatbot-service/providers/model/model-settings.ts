/** Settings of the server for language models. */
export interface ModelSettings {
  /** Address of its endpoint, up to and without `/chat/completions`. */
  readonly baseUrl: string;
  /** Sent to that endpoint and to no other. */
  readonly apiKey: string | null;
  /** Model of the chatbots that name none. */
  readonly model: string;
}

/** OpenAI's own endpoint: nothing there answers without a key. */
export const OPENAI_URL = 'https://api.openai.com/v1';
