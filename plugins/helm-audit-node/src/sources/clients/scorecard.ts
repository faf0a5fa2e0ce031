import { z } from 'zod';
import { CachedSource } from '../cachedSource';
import { Answer, ScorecardResult } from '../evidence';
import { readJson } from '../http/httpClient';

/** A single check; negative where it did not run. */
export const CHECKS = z.array(
  z.object({ name: z.string(), score: z.number(), reason: z.string() }),
);

export const SCORECARD: z.ZodType<ScorecardResult> = z.object({
  date: z.string(),
  score: z.number(),
  checks: CHECKS,
});

const RESPONSE = z.object({
  date: z.string(),
  score: z.number(),
  checks: CHECKS.nullish(),
});

/**
 * The newest scan of a project.
 *
 * @param project - such as `github.com/grafana/loki`
 */
export function askScorecard(
  source: CachedSource,
  project: string,
): Promise<Answer<ScorecardResult>> {
  return source.ask({
    key: project,
    schema: SCORECARD,
    async load(known) {
      const path = project.split('/').map(encodeURIComponent).join('/');
      const answer = await source.get(
        `/projects/${path}`,
        async body => RESPONSE.parse(await readJson(body)),
        { etag: known?.etag },
      );
      const { value } = answer;
      return { etag: answer.header('etag'), value: value && resultOf(value) };
    },
  });
}

/** Checks that did not run are left out; so is a score below zero, which is none. */
export function resultOf({
  date,
  score,
  checks,
}: z.infer<typeof RESPONSE>): ScorecardResult | null {
  if (score < 0) return null;
  return {
    date: date.slice(0, 10),
    score,
    checks: (checks ?? []).filter(check => check.score >= 0),
  };
}
