import { z } from 'zod';
import { CachedSource } from '../cachedSource';
import { Answer, OsvVulnerability } from '../evidence';
import { readJson } from '../http/httpClient';
import { SourceError } from '../http/sourceError';
import { Batcher } from './batcher';

/** Software as it is released; images and charts have no ecosystem at OSV. */
const ECOSYSTEM = 'Bitnami';

/** Queries in one request, as OSV allows. */
const MAX_QUERIES = 1000;

/** Pages of one query; far more than any release has. */
const MAX_PAGES = 10;

const VULNERABILITY: z.ZodType<OsvVulnerability> = z.object({
  id: z.string(),
  aliases: z.array(z.string()),
  summary: z.string().optional(),
  vectors: z.array(z.string()),
});

const SEVERITY = z
  .array(z.object({ type: z.string(), score: z.string() }))
  .nullish();

const DETAILS = z.object({
  id: z.string(),
  aliases: z.array(z.string()).nullish(),
  summary: z.string().nullish(),
  withdrawn: z.string().nullish(),
  severity: SEVERITY,
  affected: z
    .array(
      z.object({
        package: z
          .object({ name: z.string(), ecosystem: z.string() })
          .nullish(),
        severity: SEVERITY,
      }),
    )
    .nullish(),
});

const BATCH = z.object({
  results: z.array(
    z
      .object({
        vulns: z.array(z.object({ id: z.string() })).nullish(),
        next_page_token: z.string().nullish(),
      })
      .nullable(),
  ),
});

interface Query {
  name: string;
  version: string;
  page_token?: string;
}

/** Asks OSV: many questions in one request, then each vulnerability once. */
export class OsvClient {
  readonly #queries = new Batcher<Query, { ids: string[]; next?: string }>(
    queries => this.#query(queries),
    MAX_QUERIES,
  );

  constructor(private readonly source: CachedSource) {}

  /**
   * Known vulnerabilities of a version.
   *
   * @param name - name in the Bitnami ecosystem, such as `redis`
   * @param version - such as `7.4.1`
   */
  ask(name: string, version: string): Promise<Answer<OsvVulnerability[]>> {
    return this.source.ask({
      key: `${name}@${version}`,
      schema: z.array(VULNERABILITY),
      load: async () => {
        const ids = await this.#listIds({ name, version });
        const found = await Promise.all(ids.map(id => this.#details(id, name)));
        return { value: found.flatMap(each => each ?? []) };
      },
    });
  }

  async #listIds(query: Query): Promise<string[]> {
    const all: string[] = [];
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const { ids, next } = await this.#queries.add({
        ...query,
        ...(token && { page_token: token }),
      });
      all.push(...ids);
      if (!next) return [...new Set(all)];
      token = next;
    }
    throw new SourceError(
      'too-large',
      `OSV lists more of ${query.name} than is read.`,
    );
  }

  async #query(queries: Query[]) {
    const body = JSON.stringify({
      queries: queries.map(({ name, ...rest }) => ({
        package: { name, ecosystem: ECOSYSTEM },
        ...rest,
      })),
    });
    const { value } = await this.source.get(
      '/v1/querybatch',
      async stream => BATCH.parse(await readJson(stream)),
      { method: 'POST', body, headers: { 'content-type': 'application/json' } },
    );
    const results = value?.results ?? [];
    if (results.length !== queries.length) {
      throw new SourceError('bad-response', 'OSV left out an answer.');
    }
    return results.map(result => ({
      ids: (result?.vulns ?? []).map(({ id }) => id),
      next: result?.next_page_token ?? undefined,
    }));
  }

  /** null where it was withdrawn. */
  async #details(id: string, name: string): Promise<OsvVulnerability | null> {
    const answer = await this.source.ask({
      key: `vulnerability ${id} ${name}`,
      schema: VULNERABILITY,
      load: async known => {
        const { value, header } = await this.source.get(
          `/v1/vulns/${encodeURIComponent(id)}`,
          async body => DETAILS.parse(await readJson(body)),
          { etag: known?.etag },
        );
        return { etag: header('etag'), value: value && describe(value, name) };
      },
    });
    if ('value' in answer) return answer.value;
    // Half a list would make the rest look harmless.
    throw new SourceError('unreachable', answer.reason);
  }
}

function describe(
  {
    id,
    aliases,
    summary,
    withdrawn,
    severity,
    affected,
  }: z.infer<typeof DETAILS>,
  name: string,
): OsvVulnerability | null {
  if (withdrawn) return null;
  const ofPackage = (affected ?? []).filter(
    each => each.package?.name === name && each.package.ecosystem === ECOSYSTEM,
  );
  const severities = [
    ...(severity ?? []),
    ...ofPackage.flatMap(each => each.severity ?? []),
  ];
  return {
    id,
    aliases: aliases ?? [],
    summary: summary ?? undefined,
    vectors: [
      ...new Set(
        severities
          .filter(({ type }) => type.startsWith('CVSS_'))
          .map(({ score }) => score),
      ),
    ],
  };
}
