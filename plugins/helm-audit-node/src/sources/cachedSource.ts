import type { z } from 'zod';
import { DependencySourceId } from '@helm-audit/plugin-helm-audit-common';
import { codeOf } from '../errors';
import { Answer } from './evidence';
import { CacheEntry, RETENTION_MS, SourceCache } from './cache/sourceCache';
import {
  HttpAnswer,
  HttpClient,
  HttpRequest,
  BodyReader,
} from './http/httpClient';
import { SourceError } from './http/sourceError';
import { SourceSettings } from './settings';

/** What all sources share. */
export interface SourceContext {
  http: HttpClient;
  cache: SourceCache;
  /** Answers that were brought along, which count also where a source is switched off. */
  snapshot?: SourceCache;
  now: () => Date;
}

/** A value with the tag of the answer that it is from; absent where the known one holds. */
export interface Loaded<T> {
  value: T | null | undefined;
  etag?: string;
}

/** A question to a source. */
export interface Question<T> {
  /** What tells it from others. */
  key: string;
  /** Form of the value that is remembered. */
  schema: z.ZodType<T>;
  /** Asks the source. */
  load(known: Known<T> | undefined): Promise<Loaded<T>>;
  /** Whether a remembered value holds what is wanted; any does when absent. */
  isEnough?(value: T | null): boolean;
}

/** Asks one source, each question but once at a time, and remembers what it says. */
export class CachedSource {
  readonly #underWay = new Map<string, Promise<Answer<unknown>>>();

  constructor(
    readonly id: DependencySourceId,
    readonly settings: SourceSettings,
    readonly context: SourceContext,
  ) {}

  /** The answer to a question. */
  ask<T>(question: Question<T>): Promise<Answer<T>> {
    const key = `${this.id}:${question.key}`;
    const running = this.#underWay.get(key);
    if (running) return running as Promise<Answer<T>>;
    const answer = this.#find(key, question).finally(() =>
      this.#underWay.delete(key),
    );
    this.#underWay.set(key, answer);
    return answer;
  }

  /** A request to the source's own address. */
  get<T>(
    path: string,
    read: BodyReader<T>,
    options: Partial<HttpRequest> = {},
  ): Promise<HttpAnswer<T>> {
    const { baseUrl = '', timeoutMs, token } = this.settings;
    return this.context.http.request(
      {
        url: new URL(baseUrl.replace(/\/+$/, '') + path),
        isTrusted: true,
        timeoutMs,
        maxBytes: 10 * 1024 * 1024,
        authorization: token && `Bearer ${token}`,
        ...options,
      },
      read,
    );
  }

  async #find<T>(key: string, question: Question<T>): Promise<Answer<T>> {
    const { cache, snapshot } = this.context;
    const brought = checked(await snapshot?.get(key), question.schema);
    if (!this.settings.enabled) {
      return brought && isUsable(brought, question)
        ? this.#remembered(brought)
        : { state: 'disabled', reason: 'It is switched off.' };
    }
    const stored = checked(await cache.get(key), question.schema);
    const known = newer(stored, brought);
    const usable = known && isUsable(known, question) ? known : undefined;
    if (usable && this.#isFresh(usable)) return this.#remembered(usable);
    try {
      const entry = await this.#load(known, usable, question);
      await cache.set(key, entry);
      return this.#remembered(entry);
    } catch (error) {
      if (usable && this.#ageOf(usable.asOf) < RETENTION_MS) {
        return this.#remembered(usable);
      }
      return { state: 'unavailable', reason: reasonFor(error) };
    }
  }

  async #load<T>(
    known: Known<T> | undefined,
    usable: Known<T> | undefined,
    { load }: Question<T>,
  ): Promise<Known<T>> {
    const asOf = this.context.now().toISOString();
    try {
      const { value, etag } = await load(usable ?? withoutTag(known));
      if (value === undefined && usable) return { ...usable, asOf };
      return { value: value ?? null, asOf, etag };
    } catch (error) {
      // That it knows nothing of it is an answer, too.
      if (error instanceof SourceError && error.kind === 'not-found') {
        return { value: null, asOf };
      }
      throw error;
    }
  }

  #remembered<T>({ value, asOf }: Known<T>): Answer<T> {
    return { state: this.#isFresh({ asOf }) ? 'fresh' : 'stale', asOf, value };
  }

  #isFresh({ asOf }: Pick<CacheEntry, 'asOf'>): boolean {
    return this.#ageOf(asOf) < this.settings.cacheMs;
  }

  #ageOf(asOf: string): number {
    return this.context.now().getTime() - Date.parse(asOf);
  }
}

/** An entry whose value has the expected form. */
type Known<T> = CacheEntry & { value: T | null };

/** What was stored by another version, or by hand, may have any form. */
function checked<T>(
  entry: CacheEntry | undefined,
  schema: z.ZodType<T>,
): Known<T> | undefined {
  if (!entry) return undefined;
  if (entry.value === null) return { ...entry, value: null };
  const parsed = schema.safeParse(entry.value);
  return parsed.success ? { ...entry, value: parsed.data } : undefined;
}

function isUsable<T>(entry: Known<T>, { isEnough }: Question<T>): boolean {
  return isEnough?.(entry.value) ?? true;
}

function newer<T>(
  a: Known<T> | undefined,
  b: Known<T> | undefined,
): Known<T> | undefined {
  if (!a || !b) return a ?? b;
  return a.asOf >= b.asOf ? a : b;
}

/** An answer that lacks something must be asked for anew, whatever its tag says. */
function withoutTag<T>(entry: Known<T> | undefined): Known<T> | undefined {
  return entry && { value: entry.value, asOf: entry.asOf };
}

/** Whatever goes wrong with a source, the audit goes on without it. */
function reasonFor(error: unknown): string {
  return error instanceof SourceError
    ? error.message
    : `It could not be asked (${codeOf(error)}).`;
}
