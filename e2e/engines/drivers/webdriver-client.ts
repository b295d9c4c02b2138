/** A session of W3C WebDriver over HTTP: https://www.w3.org/TR/webdriver2/. */
export class WebDriverClient {
  readonly #session: string;

  private constructor(session: string) {
    this.#session = session;
  }

  /**
   * @param driver the driver's address
   * @param capabilities what the browser has to be
   */
  static async start(driver: string, capabilities: object): Promise<WebDriverClient> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = (await ask('POST', `${driver}/session`, body)) as { sessionId: string };
    return new WebDriverClient(`${driver}/session/${sessionId}`);
  }

  post(command: string, body: object = {}): Promise<unknown> {
    return ask('POST', `${this.#session}/${command}`, body);
  }

  async end(): Promise<void> {
    await ask('DELETE', this.#session);
  }
}

/** @throws Error with the driver's own words */
async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}
