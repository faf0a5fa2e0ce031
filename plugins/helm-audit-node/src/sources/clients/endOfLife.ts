import { z } from 'zod';
import { CachedSource } from '../cachedSource';
import { Answer, ReleaseCycle } from '../evidence';
import { readJson } from '../http/httpClient';

const CYCLE: z.ZodType<ReleaseCycle> = z.object({
  name: z.string(),
  releaseDate: z.string().optional(),
  isEol: z.boolean(),
  eolFrom: z.string().optional(),
  latest: z
    .object({ version: z.string(), date: z.string().optional() })
    .optional(),
});

/** An answer of endoflife.date, API version 1; dates may be null. */
const RESPONSE = z.object({
  result: z.object({
    releases: z.array(
      z.object({
        name: z.string(),
        releaseDate: z.string().nullish(),
        isEol: z.boolean(),
        eolFrom: z.string().nullish(),
        latest: z
          .object({ name: z.string(), date: z.string().nullish() })
          .nullish(),
      }),
    ),
  }),
});

/**
 * Release cycles of a product, the newest first.
 *
 * @param product - name at endoflife.date, such as `postgresql`
 */
export function askEndOfLife(
  source: CachedSource,
  product: string,
): Promise<Answer<ReleaseCycle[]>> {
  return source.ask({
    key: product,
    schema: z.array(CYCLE),
    async load(known) {
      const answer = await source.get(
        `/api/v1/products/${encodeURIComponent(product)}`,
        async body => RESPONSE.parse(await readJson(body)),
        { etag: known?.etag },
      );
      const releases = answer.value?.result.releases;
      return {
        etag: answer.header('etag'),
        value: releases?.map(
          ({ name, releaseDate, isEol, eolFrom, latest }) => ({
            name,
            releaseDate: releaseDate ?? undefined,
            isEol,
            eolFrom: eolFrom ?? undefined,
            latest: latest
              ? { version: latest.name, date: latest.date ?? undefined }
              : undefined,
          }),
        ),
      };
    },
  });
}
