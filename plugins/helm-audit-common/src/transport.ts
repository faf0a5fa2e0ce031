import { ResponseError } from '@backstage/errors';

/** Finds the base URL of a plugin's API; fits Backstage's discovery services. */
export interface DiscoveryApiLike {
  getBaseUrl(pluginId: string): Promise<string>;
}

/** Fetches with the caller's credentials; fits Backstage's fetch API. */
export interface FetchApiLike {
  fetch: typeof fetch;
}

/** How the backend is reached. */
export interface ApiTransport {
  discoveryApi: DiscoveryApiLike;
  fetchApi: FetchApiLike;
}

/** Asks the REST API under `/api/helm-audit/v1`; anything but success is a `ResponseError`. */
export class Transport {
  readonly #options: ApiTransport;

  constructor(options: ApiTransport) {
    this.#options = options;
  }

  /** The JSON that a path answers with. */
  async json<T>(path: string, init?: RequestInit): Promise<T> {
    return (await this.#request(path, init)).json();
  }

  /** What a path answers with, as it is. */
  async blob(path: string): Promise<Blob> {
    return (await this.#request(path)).blob();
  }

  async #request(path: string, init?: RequestInit): Promise<Response> {
    const { discoveryApi, fetchApi } = this.#options;
    const baseUrl = await discoveryApi.getBaseUrl('helm-audit');
    const response = await fetchApi.fetch(`${baseUrl}/v1${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

/** A path with its query; parameters without a value are left out. */
export function pathOf(path: string, query: object = {}): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  if (given.length === 0) return path;
  const search = new URLSearchParams(
    given.map(([key, value]) => [key, String(value)]),
  );
  return `${path}?${search}`;
}
