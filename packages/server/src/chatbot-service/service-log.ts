/** Log of a chatbot service, for operators of the server. */
export interface ServiceLog {
  warn(details: object, message: string): void;
}
