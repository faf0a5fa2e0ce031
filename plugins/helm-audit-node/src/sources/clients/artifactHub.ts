import { z } from 'zod';
import { CachedSource } from '../cachedSource';
import { Answer, ArtifactHubChart } from '../evidence';
import { readJson } from '../http/httpClient';

const CHART: z.ZodType<ArtifactHubChart> = z.object({
  version: z.string(),
  license: z.string().optional(),
  isDeprecated: z.boolean(),
  isOfficial: z.boolean(),
  isVerifiedPublisher: z.boolean(),
  isSigned: z.boolean(),
  releasedAt: z.string().optional(),
});

/** An answer of Artifact Hub's package search. */
const RESPONSE = z.object({
  packages: z
    .array(
      z.object({
        name: z.string(),
        version: z.string(),
        license: z.string().nullish(),
        deprecated: z.boolean().nullish(),
        signed: z.boolean().nullish(),
        official: z.boolean().nullish(),
        ts: z.number().nullish(),
        repository: z.object({
          url: z.string(),
          official: z.boolean().nullish(),
          verified_publisher: z.boolean().nullish(),
        }),
      }),
    )
    .nullish(),
});

type Package = NonNullable<z.infer<typeof RESPONSE>['packages']>[number];

/**
 * A chart as Artifact Hub lists it. A name alone finds many charts of that name, so only one
 * from the same repository counts.
 */
export function askArtifactHub(
  source: CachedSource,
  name: string,
  repository: string,
): Promise<Answer<ArtifactHubChart>> {
  return source.ask({
    key: `${normalise(repository)} ${name}`,
    schema: CHART,
    async load(known) {
      const query = new URLSearchParams({
        kind: '0',
        ts_query_web: name,
        limit: '60',
        offset: '0',
      });
      const answer = await source.get(
        `/api/v1/packages/search?${query}`,
        async body => RESPONSE.parse(await readJson(body)),
        { etag: known?.etag },
      );
      if (!answer.value) return { value: undefined };
      const found = answer.value.packages?.find(
        each =>
          each.name === name &&
          normalise(each.repository.url) === normalise(repository),
      );
      return {
        etag: answer.header('etag'),
        value: found ? chartOf(found) : null,
      };
    },
  });
}

function chartOf({ version, license, repository, ...rest }: Package) {
  return {
    version,
    license: license || undefined,
    isDeprecated: rest.deprecated ?? false,
    isOfficial: Boolean(rest.official || repository.official),
    isVerifiedPublisher: repository.verified_publisher ?? false,
    isSigned: rest.signed ?? false,
    releasedAt: rest.ts ? new Date(rest.ts * 1000).toISOString() : undefined,
  };
}

function normalise(url: string): string {
  return url.replace(/\/+$/, '').toLowerCase();
}
