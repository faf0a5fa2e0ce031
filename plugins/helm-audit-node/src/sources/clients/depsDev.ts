import { z } from 'zod';
import { CachedSource } from '../cachedSource';
import { Answer, DepsDevProject } from '../evidence';
import { readJson } from '../http/httpClient';
import { CHECKS, resultOf, SCORECARD } from './scorecard';

const PROJECT: z.ZodType<DepsDevProject> = z.object({
  license: z.string().optional(),
  scorecard: SCORECARD.optional(),
});

/** An answer of deps.dev, API version 3 (`GetProject`). */
const RESPONSE = z.object({
  projectKey: z.object({ id: z.string() }),
  license: z.string().nullish(),
  scorecard: z
    .object({
      date: z.string(),
      overallScore: z.number(),
      checks: CHECKS.nullish(),
    })
    .nullish(),
});

/** What deps.dev says where it could not tell the licence. */
const NO_LICENSE = new Set(['', 'non-standard', 'unknown']);

/**
 * A project as deps.dev knows it.
 *
 * @param project - such as `github.com/grafana/loki`
 */
export function askDepsDev(
  source: CachedSource,
  project: string,
): Promise<Answer<DepsDevProject>> {
  return source.ask({
    key: project,
    schema: PROJECT,
    async load(known) {
      const answer = await source.get(
        `/v3/projects/${encodeURIComponent(project)}`,
        async body => RESPONSE.parse(await readJson(body)),
        { etag: known?.etag },
      );
      return {
        etag: answer.header('etag'),
        value: answer.value && projectOf(answer.value),
      };
    },
  });
}

function projectOf({
  license,
  scorecard,
}: z.infer<typeof RESPONSE>): DepsDevProject {
  const scan =
    scorecard && resultOf({ ...scorecard, score: scorecard.overallScore });
  return {
    license: NO_LICENSE.has(license ?? '') ? undefined : license ?? undefined,
    ...(scan && { scorecard: scan }),
  };
}
