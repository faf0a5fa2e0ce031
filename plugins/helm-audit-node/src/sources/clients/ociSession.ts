import { z } from 'zod';
import { CachedSource } from '../cachedSource';
import {
  BodyReader,
  HttpAnswer,
  HttpRequest,
  readJson,
} from '../http/httpClient';
import { SourceError } from '../http/sourceError';
import { RegistryCredentials } from '../settings';
import { parseChallenge } from './ociChallenge';

/** How registries are reached. */
export interface RegistryAccess {
  credentials: readonly RegistryCredentials[];
  isTrustedHost(host: string): boolean;
}

/** Tags in one answer, and answers that are read of one repository. */
const PAGE = 1000;
const MAX_PAGES = 5;

const MAX_BYTES = 4 * 1024 * 1024;

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Where Docker Hub is, and where it gives out tokens. */
const HOSTS: Record<string, string> = { 'docker.io': 'registry-1.docker.io' };
const TOKEN_HOSTS: Record<string, string> = {
  'registry-1.docker.io': 'auth.docker.io',
};

/** Where registries keep what blobs redirect to. */
const BLOB_HOSTS: Record<string, readonly string[]> = {
  'registry-1.docker.io': [
    'production.cloudflare.docker.com',
    'production.cloudfront.docker.com',
  ],
  'ghcr.io': ['pkg-containers.githubusercontent.com'],
  'quay.io': ['cdn01.quay.io', 'cdn02.quay.io', 'cdn03.quay.io'],
  'registry.gitlab.com': ['cdn.registry.gitlab-static.net'],
};

const ANNOTATIONS = z.record(z.string()).nullish();

const MANIFEST = z.object({
  annotations: ANNOTATIONS,
  config: z.object({ digest: z.string(), mediaType: z.string() }).nullish(),
  layers: z.array(z.object({ annotations: ANNOTATIONS })).nullish(),
  manifests: z
    .array(
      z.object({
        digest: z.string(),
        annotations: ANNOTATIONS,
        artifactType: z.string().nullish(),
        platform: z
          .object({ os: z.string(), architecture: z.string() })
          .nullish(),
      }),
    )
    .nullish(),
});

const TAGS = z.object({ tags: z.array(z.string()).nullish() });

const TOKEN = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
});

/** A manifest or index with its digest. */
export interface Manifest {
  digest?: string;
  body: z.infer<typeof MANIFEST>;
}

/**
 * Questions to one repository of a registry (OCI distribution 1.1), with a token that is got
 * when the registry asks for one.
 */
export class RegistrySession {
  readonly #host: string;
  readonly #path: string;
  #authorization: string | undefined;

  constructor(
    private readonly source: CachedSource,
    private readonly access: RegistryAccess,
    name: string,
  ) {
    const slash = name.indexOf('/');
    const registry = name.slice(0, slash);
    this.#host = HOSTS[registry] ?? registry;
    this.#path = name.slice(slash + 1);
  }

  /** Tags, as many as there are within bounds. */
  async listTags(): Promise<{ tags: string[]; areTagsCut: boolean }> {
    const tags: string[] = [];
    let next: string | undefined = `tags/list?n=${PAGE}`;
    for (let page = 0; next && page < MAX_PAGES; page++) {
      const { value, header } = await this.#get(next, async body =>
        TAGS.parse(await readJson(body)),
      );
      tags.push(...(value?.tags ?? []));
      next = this.#nextPage(header('link'));
    }
    return { tags, areTagsCut: next !== undefined };
  }

  /** @throws SourceError `not-found` where there is none */
  async manifest(reference: string): Promise<Manifest> {
    const { value, header } = await this.#get(
      `manifests/${reference}`,
      async body => MANIFEST.parse(await readJson(body)),
      { headers: { accept: MANIFEST_TYPES } },
    );
    return { digest: header('docker-content-digest'), body: value ?? {} };
  }

  /**
   * Types of what refers to a digest. A registry without referrers keeps their list under a tag
   * (OCI distribution 1.1, "Referrers Tag Schema"); undefined where it can't be read.
   */
  async referrers(digest: string): Promise<string[] | undefined> {
    const paths = [
      `referrers/${digest}`,
      `manifests/${digest.replace(':', '-')}`,
    ];
    for (const path of paths) {
      try {
        return await this.#listReferrers(path);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        if (error.kind === 'bad-response') return undefined;
        if (error.kind !== 'not-found') throw error;
      }
    }
    return [];
  }

  async #listReferrers(path: string): Promise<string[]> {
    const { value } = await this.#get(
      path,
      async body => MANIFEST.parse(await readJson(body)),
      { headers: { accept: MANIFEST_TYPES } },
    );
    return (value?.manifests ?? []).map(({ artifactType, annotations }) =>
      [artifactType, ...Object.values(annotations ?? {})].join(' '),
    );
  }

  /** A blob that is JSON. It may lie with a host that the registry redirects to. */
  async blob(digest: string): Promise<unknown> {
    const { value } = await this.#get(`blobs/${digest}`, readJson, {
      redirectHosts: BLOB_HOSTS[this.#host] ?? [],
    });
    return value;
  }

  async #get<T>(
    path: string,
    read: BodyReader<T>,
    options: Partial<HttpRequest> = {},
  ): Promise<HttpAnswer<T>> {
    try {
      return await this.#send(path, read, options);
    } catch (error) {
      const challenge =
        error instanceof SourceError ? error.details.challenge : undefined;
      if (!challenge || this.#authorization) throw error;
      this.#authorization = await this.#authorize(challenge);
      return this.#send(path, read, options);
    }
  }

  #send<T>(
    path: string,
    read: BodyReader<T>,
    options: Partial<HttpRequest>,
  ): Promise<HttpAnswer<T>> {
    return this.source.context.http.request(
      {
        ...this.#common(this.#host),
        url: new URL(`${this.#origin()}/v2/${this.#path}/${path}`),
        authorization: this.#authorization,
        ...options,
      },
      read,
    );
  }

  /** Registries that an operator names may speak plain HTTP, by a port that says so. */
  #origin(): string {
    const isPlain =
      this.access.isTrustedHost(this.#host) &&
      /^(localhost|127\.0\.0\.1)(:|$)/.test(this.#host);
    return `${isPlain ? 'http' : 'https'}://${this.#host}`;
  }

  #common(host: string) {
    return {
      isTrusted: this.access.isTrustedHost(host),
      timeoutMs: this.source.settings.timeoutMs,
      maxBytes: MAX_BYTES,
    };
  }

  /** Gets a token where the registry says that it gives them out (RFC 6750, Docker's form). */
  async #authorize(header: string): Promise<string> {
    const credentials = this.access.credentials.find(
      ({ host }) => (HOSTS[host] ?? host) === this.#host,
    );
    const basic = credentials && basicOf(credentials);
    const challenge = parseChallenge(header);
    if (challenge.scheme === 'basic' && basic) return basic;
    if (challenge.scheme !== 'bearer' || !URL.canParse(challenge.realm ?? '')) {
      throw new SourceError(
        'unauthorised',
        `${this.#host} wants to know who asks.`,
      );
    }
    const url = new URL(challenge.realm ?? '');
    const { service } = challenge;
    if (service) url.searchParams.set('service', service);
    url.searchParams.set('scope', `repository:${this.#path}:pull`);
    // A password goes to the registry itself or to where it is known to keep its accounts.
    const isItsOwn =
      url.host === this.#host || url.host === TOKEN_HOSTS[this.#host];
    // Else any registry could have the operator's own hosts asked, and get what they say.
    const isTrusted =
      this.access.isTrustedHost(this.#host) &&
      this.access.isTrustedHost(url.host);
    const { value } = await this.source.context.http.request(
      {
        ...this.#common(url.host),
        isTrusted,
        url,
        authorization: isItsOwn ? basic : undefined,
      },
      async body => TOKEN.parse(await readJson(body)),
    );
    const token = value?.token ?? value?.access_token;
    if (!token) {
      throw new SourceError('unauthorised', `${url.host} gives no token.`);
    }
    return `Bearer ${token}`;
  }

  /** The next page, which must be of the same list. */
  #nextPage(link: string | undefined): string | undefined {
    const target = link?.match(/<([^>]+)>\s*;\s*rel="?next"?/)?.[1];
    if (!target || !URL.canParse(target, this.#origin())) return undefined;
    const url = new URL(target, this.#origin());
    const list = `/v2/${this.#path}/tags/list`;
    return url.host === this.#host && url.pathname === list
      ? `tags/list${url.search}`
      : undefined;
  }
}

function basicOf({ username, password }: RegistryCredentials): string {
  const text = Buffer.from(`${username}:${password}`).toString('base64');
  return `Basic ${text}`;
}
