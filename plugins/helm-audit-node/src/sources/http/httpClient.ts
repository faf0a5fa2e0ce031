import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import pLimit from 'p-limit';
import { Dispatcher, EnvHttpProxyAgent } from 'undici';
import { codeOf } from '../../errors';
import { mayBePublicHost, publicLookup } from './addresses';
import { parseRetryAfter } from './retryAfter';
import { SourceError } from './sourceError';

/** A question to a source. */
export interface HttpRequest {
  url: URL;
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Header `Authorization`; sent to the URL's own host and never to another one. */
  authorization?: string;
  /**
   * Whether the operator named the host. Only then may it be private or speak plain HTTP.
   */
  isTrusted: boolean;
  /** Hosts that it may redirect to beside itself. */
  redirectHosts?: readonly string[];
  /** Milliseconds for all of it, each try anew. */
  timeoutMs: number;
  /** Bytes of the answer, unpacked. */
  maxBytes: number;
  /** Tag of the answer that is known already. */
  etag?: string;
}

/** An answer; `value` is absent where the known one still holds (304). */
export interface HttpAnswer<T> {
  status: number;
  header(name: string): string | undefined;
  value?: T;
}

/** Reads the body of an answer. */
export type BodyReader<T> = (body: AsyncIterable<Buffer>) => Promise<T>;

/** What a test may replace. */
export interface HttpClientOptions {
  /** Waits; rejects when the signal fires. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Chance, from 0 to 1. */
  random?: () => number;
  now?: () => number;
  userAgent?: string;
}

/** Requests to one host that run at once. */
const PER_HOST = 2;

/** How often a question is put again after a passing failure. */
const RETRIES = 2;

const BACKOFF_MS = 500;

/** Longer waits than this are not waited for; the host is left alone instead. */
const MAX_WAIT_MS = 5_000;

/** A host that failed for good is left alone for this long. */
const PAUSE_MS = 60_000;

const MAX_REDIRECTS = 3;

/** For the connection alone. */
const CONNECT_MS = 5_000;

/** Failures to connect that another try won't change: there is no network or no such host. */
const LASTING = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Asks sources: at most two requests to a host at once, waits as long as hosts ask, backs off
 * with jitter, follows redirects only where they are allowed, and leaves a failing host alone
 * for a while.
 */
export class HttpClient {
  readonly #limits = new Map<string, ReturnType<typeof pLimit>>();
  readonly #pausedUntil = new Map<string, { until: number; reason: string }>();
  readonly #closing = new AbortController();
  readonly #options: Required<HttpClientOptions>;
  /**
   * For hosts that a chart names. Behind a proxy addresses are not checked: the proxy resolves
   * names for itself, and what they resolve to here says nothing of that.
   */
  readonly #strict = new EnvHttpProxyAgent({
    connect: { lookup: publicLookup, timeout: CONNECT_MS },
  });
  /** For hosts that the operator names. */
  readonly #trusting = new EnvHttpProxyAgent({
    connect: { timeout: CONNECT_MS },
  });

  constructor(options: HttpClientOptions = {}) {
    this.#options = {
      sleep: async (ms, signal) => {
        await delay(ms, undefined, { signal });
      },
      random: Math.random,
      now: Date.now,
      userAgent: 'helm-audit',
      ...options,
    };
  }

  /** @throws SourceError */
  async request<T>(
    request: HttpRequest,
    read: BodyReader<T>,
  ): Promise<HttpAnswer<T>> {
    assertAllowed(request.url, request.isTrusted);
    const { host } = request.url;
    const limit = this.#limits.get(host) ?? pLimit(PER_HOST);
    this.#limits.set(host, limit);
    return limit(() => this.#persist(request, read));
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([this.#strict.destroy(), this.#trusting.destroy()]);
  }

  /** Puts the question again after passing failures. */
  async #persist<T>(
    request: HttpRequest,
    read: BodyReader<T>,
  ): Promise<HttpAnswer<T>> {
    const { host } = request.url;
    for (let attempt = 0; ; attempt++) {
      this.#assertNotPaused(host);
      try {
        return await this.#follow(request, read);
      } catch (error) {
        const failure = toSourceError(error, host);
        if (!isPassing(failure)) throw failure;
        const wait = this.#waitFor(failure, attempt);
        const isLast = attempt >= RETRIES || failure.details.isLasting;
        if (isLast || wait > MAX_WAIT_MS) {
          this.#pause(host, failure);
          throw failure;
        }
        await this.#options.sleep(wait, this.#closing.signal);
      }
    }
  }

  /** As long as the host asks for, else twice as long each time, with jitter. */
  #waitFor({ details }: SourceError, attempt: number): number {
    const backoff = BACKOFF_MS * 2 ** attempt;
    return (
      details.retryAfterMs ?? backoff / 2 + this.#options.random() * backoff
    );
  }

  #pause(host: string, { message, details }: SourceError): void {
    const until =
      this.#options.now() + Math.max(details.retryAfterMs ?? 0, PAUSE_MS);
    this.#pausedUntil.set(host, { until, reason: message });
  }

  #assertNotPaused(host: string): void {
    const pause = this.#pausedUntil.get(host);
    if (pause && pause.until > this.#options.now()) {
      throw new SourceError('unreachable', pause.reason);
    }
  }

  async #follow<T>(
    request: HttpRequest,
    read: BodyReader<T>,
  ): Promise<HttpAnswer<T>> {
    const signal = AbortSignal.any([
      AbortSignal.timeout(request.timeoutMs),
      this.#closing.signal,
    ]);
    let { url } = request;
    for (let step = 0; step <= MAX_REDIRECTS; step++) {
      const response = await this.#send(
        { ...request, url },
        request.url,
        signal,
      );
      const { statusCode, headers } = response;
      const location = headers.location;
      if (!isRedirect(statusCode) || typeof location !== 'string') {
        return await this.#read(request, response, read, signal);
      }
      discard(response.body);
      url = redirectTarget(location, url, request);
    }
    throw new SourceError('refused', `${url.host} redirects too often.`);
  }

  #send(
    {
      url,
      method = 'GET',
      headers,
      body,
      etag,
      isTrusted,
      authorization,
    }: HttpRequest,
    original: URL,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const agent = isTrusted ? this.#trusting : this.#strict;
    return agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: {
        'user-agent': this.#options.userAgent,
        'accept-encoding': 'gzip',
        ...headers,
        ...(etag && { 'if-none-match': etag }),
        ...(authorization && url.host === original.host && { authorization }),
      },
      body,
      signal,
    });
  }

  async #read<T>(
    { maxBytes, url }: HttpRequest,
    { statusCode, headers, body }: Dispatcher.ResponseData,
    read: BodyReader<T>,
    signal: AbortSignal,
  ): Promise<HttpAnswer<T>> {
    const header = (name: string) => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const isFine = statusCode >= 200 && statusCode < 300;
    if (!isFine) {
      discard(body);
      if (statusCode === 304) return { status: 304, header };
      throw errorOf(statusCode, url.host, header, this.#options.now());
    }
    const isPacked = header('content-encoding') === 'gzip';
    const plain: Readable = isPacked
      ? body.compose(createGunzip(), { signal })
      : body;
    try {
      const value = await read(bounded(plain, maxBytes, url.host));
      return { status: statusCode, header, value };
    } finally {
      discard(plain);
      discard(body);
    }
  }
}

/** Reads a body as JSON. */
export async function readJson(body: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** Reads nothing. */
export async function readNothing(): Promise<null> {
  return null;
}

/** Leaves a body unread; that it then fails is what is wanted. */
function discard(body: Readable): void {
  body.on('error', () => {});
  body.destroy();
}

async function* bounded(body: Readable, maxBytes: number, host: string) {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new SourceError(
        'too-large',
        `${host} sends more than ${Math.round(maxBytes / 1024 / 1024)} MiB.`,
      );
    }
    yield chunk as Buffer;
  }
}

function assertAllowed(url: URL, isTrusted: boolean): void {
  if (url.username || url.password) {
    throw new SourceError(
      'refused',
      `The address of ${url.host} holds a password.`,
    );
  }
  if (isTrusted && /^https?:$/.test(url.protocol)) return;
  if (url.protocol !== 'https:') {
    throw new SourceError('refused', `${url.host} is not reached by HTTPS.`);
  }
  if (!mayBePublicHost(url.hostname)) {
    throw new SourceError('refused', `${url.host} is no public host.`);
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function redirectTarget(
  location: string,
  from: URL,
  { redirectHosts = [], isTrusted }: HttpRequest,
): URL {
  const target = URL.canParse(location, from) && new URL(location, from);
  if (!target) {
    throw new SourceError('bad-response', `${from.host} redirects to nowhere.`);
  }
  const isSame = target.host === from.host;
  if (!isSame && !redirectHosts.includes(target.host)) {
    throw new SourceError(
      'refused',
      `${from.host} redirects to another host, ${target.host}.`,
    );
  }
  if (from.protocol === 'https:' && target.protocol !== 'https:') {
    throw new SourceError('refused', `${from.host} redirects to plain HTTP.`);
  }
  assertAllowed(target, isTrusted);
  return target;
}

function errorOf(
  status: number,
  host: string,
  header: (name: string) => string | undefined,
  now: number,
): SourceError {
  const message = `${host} answers ${status}.`;
  if (status === 404 || status === 410) {
    return new SourceError('not-found', message);
  }
  if (status === 401 || status === 403) {
    const challenge = header('www-authenticate');
    return new SourceError('unauthorised', message, { challenge });
  }
  const retryAfterMs = parseRetryAfter(header('retry-after'), now);
  if (status === 429) {
    return new SourceError('rate-limited', message, { retryAfterMs });
  }
  return status >= 500
    ? new SourceError('server-error', message, { retryAfterMs })
    : new SourceError('bad-response', message);
}

function isPassing({ kind }: SourceError): boolean {
  return ['rate-limited', 'server-error', 'unreachable', 'timeout'].includes(
    kind,
  );
}

/** What went wrong, in words that hold nothing of the request but its host. */
function toSourceError(error: unknown, host: string): SourceError {
  if (error instanceof SourceError) return error;
  // Names, for errors of other realms are no instances of this one's classes.
  const { name, cause } = error as { name?: string; cause?: unknown };
  if (cause instanceof SourceError) return cause;
  if (name === 'TimeoutError') {
    return new SourceError('timeout', `${host} did not answer in time.`, {
      isLasting: true,
    });
  }
  if (name === 'SyntaxError' || name === 'ZodError') {
    return new SourceError(
      'bad-response',
      `${host} answers in an unknown form.`,
    );
  }
  const code = codeOf(error);
  return new SourceError('unreachable', `${host} can't be reached (${code}).`, {
    isLasting: LASTING.has(code),
  });
}
