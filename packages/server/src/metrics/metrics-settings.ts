/** Access to metrics; both null: nothing is counted. */
export interface MetricsSettings {
  /** The bearer token for `GET /metrics`; null: there is no such page. */
  readonly token: string | null;
  /** Address that serves them without a token; null: none. */
  readonly address: { readonly host: string; readonly port: number } | null;
}
