import { z } from 'zod';

/** How long one request may take, in milliseconds. */
const TIMEOUT_MS = 10_000;
/** Characters that are kept of what Alertmanager says. */
const MOST_WORDS = 1000;

/** Why Alertmanager did not do what it was asked; the message says what to do next. */
export class AlertmanagerError extends Error {
  /** `refused` if it answered that what it was given is wrong, `unreachable` if nothing that could be it answered so. */
  readonly kind: 'refused' | 'unreachable';

  constructor(kind: 'refused' | 'unreachable', message: string) {
    super(message);
    this.name = 'AlertmanagerError';
    this.kind = kind;
  }
}

/** An alert as `POST /api/v2/alerts` takes it. */
export interface PostedAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What Alertmanager does with an alert that it has. */
export interface RoutedAlert {
  /** Names of the receivers that its routes lead to. */
  readonly receivers: readonly string[];
  readonly isSilenced: boolean;
}

const ALERTS = z.array(
  z.object({
    receivers: z.array(z.object({ name: z.string() })),
    status: z.object({ silencedBy: z.array(z.string()) }),
  }),
);

export interface AlertmanagerOptions {
  /** `http://alertmanager:9093`, with the prefix of its paths if it has one. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends requests under way. */
  readonly signal?: AbortSignal;
}

/** An Alertmanager, by its HTTP API. Every method throws {@link AlertmanagerError}. */
export class Alertmanager {
  readonly #options: AlertmanagerOptions;

  constructor(options: AlertmanagerOptions) {
    this.#options = options;
  }

  /** Asks it to read its configuration again. `refused` with its words if it cannot use it, and then has what it had. */
  async reload(): Promise<void> {
    await this.#ask('POST', '/-/reload', undefined, [500]);
  }

  async send(alerts: readonly PostedAlert[]): Promise<void> {
    await this.#ask('POST', '/api/v2/alerts', alerts, [400, 422, 500]);
  }

  /** Alerts that it has and that a matcher matches. @param matcher As in `sent_at="1"`. */
  async alerts(matcher: string): Promise<readonly RoutedAlert[]> {
    const text = await this.#ask('GET', `/api/v2/alerts?${new URLSearchParams({ filter: matcher }).toString()}`, undefined, [400]);
    const parsed = ALERTS.safeParse(jsonOf(text));
    if (!parsed.success)
      throw new AlertmanagerError('unreachable', `${this.#options.url} does not answer as Alertmanager 0.25 or later does`);
    return parsed.data.map(({ receivers, status }) => ({
      receivers: receivers.map(({ name }) => name),
      isSilenced: status.silencedBy.length > 0,
    }));
  }

  /** @param refusals Statuses by which it says that it was given something wrong. */
  async #ask(method: 'GET' | 'POST', path: string, body: unknown, refusals: readonly number[]): Promise<string> {
    const { url, headers, signal } = this.#options;
    const address = `${url.replace(/\/+$/, '')}${path}`;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    let response: Response;
    let words: string;
    try {
      response = await fetch(address, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      words = await response.text();
    } catch (error) {
      throw new AlertmanagerError('unreachable', `Alertmanager cannot be reached at ${url}: ${reasonOf(error)}`);
    }
    if (response.ok) return words;
    const said = `${response.status} ${words.trim().slice(0, MOST_WORDS)}`.trim();
    if (refusals.includes(response.status)) throw new AlertmanagerError('refused', `Alertmanager answered ${said}`);
    throw new AlertmanagerError('unreachable', `${url} answered ${said}; see alerting.alertmanager_url and alerting.headers`);
  }
}

/** `fetch` says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `it did not answer within ${TIMEOUT_MS / 1000} seconds`;
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
