/** Where a chatbot service says what operators of the server should know. */
export interface ServiceLog {
  warn(details: object, message: string): void;
}
