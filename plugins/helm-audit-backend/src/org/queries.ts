import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  COUNTED_AS,
  DimensionId,
  DIMENSIONS,
  GOLDEN_SIGNALS,
  GRADES,
  ORG_BREAKDOWNS,
  OWNERSHIP_GAPS,
  OWNERSHIP_RUNGS,
  SCORE_MOVES,
  SERVICE_ORDERS,
  SIGNAL_STRENGTHS,
  Tier,
  UNMET_STATES,
  USAGE_KINDS,
  WatchedSignal,
} from '@helm-audit/plugin-helm-audit-common';
import { z } from 'zod';

/** Stands for services that have no group, system or domain. */
export const NONE = 'none';

const MAX_TEXT = 500;

/** A text that databases take. */
const text = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  .refine(value => !value.includes('\0'), 'holds a character that no text has');

const integer = (min: number, max: number) =>
  z.coerce.number().int().min(min).max(max);

const refOf = (kind: string) =>
  text.transform((value, context) => {
    if (value === NONE) return value;
    try {
      const ref = parseEntityRef(value);
      if (ref.kind.toLocaleLowerCase('en-US') === kind) {
        return stringifyEntityRef(ref);
      }
    } catch {
      // Said below.
    }
    context.addIssue({
      code: z.ZodIssueCode.custom,
      message: `must be a reference such as ${kind}:default/name, or "${NONE}"`,
    });
    return z.NEVER;
  });

/** An owner of any kind; `null` for nobody. */
const ownerRef = text.transform((value, context) => {
  if (value === NONE) return null;
  try {
    return stringifyEntityRef(parseEntityRef(value));
  } catch {
    context.addIssue({
      code: z.ZodIssueCode.custom,
      message: `must be a reference such as group:default/name, or "${NONE}"`,
    });
    return z.NEVER;
  }
});

const WATCHED = GOLDEN_SIGNALS.flatMap(signal =>
  [...SIGNAL_STRENGTHS, 'unknown' as const].map(
    (strength): WatchedSignal => `${signal}:${strength}`,
  ),
);

/** Which services are meant. */
const filter = {
  group: refOf('group').optional(),
  system: refOf('system').optional(),
  domain: refOf('domain').optional(),
  tier: integer(1, 3)
    .transform(value => value as Tier)
    .optional(),
  lifecycle: text.optional(),
  tag: text.optional(),
};

const page = (maximum: number, usual: number) => ({
  cursor: z.string().optional(),
  limit: integer(1, maximum).default(usual),
});

const LIST_PAGE = page(200, 50);
const period = integer(1, 366).default(30);

const services = {
  ...filter,
  order: z.enum(SERVICE_ORDERS).default('name'),
  period,
  link: z.enum(['linked', 'unlinked', 'all']).optional(),
  counted: z.enum([...COUNTED_AS, 'unaudited']).optional(),
  grade: z.enum(GRADES).optional(),
  moved: z.enum(SCORE_MOVES).optional(),
  rule: text.optional(),
  owner: ownerRef.optional(),
  watched: text
    .refine(
      (value): value is WatchedSignal => WATCHED.some(each => each === value),
      'is no signal with a strength, such as latency:none',
    )
    .optional(),
};

const dimension = text.refine(
  (value): value is DimensionId => DIMENSIONS.some(({ id }) => id === value),
  'is no dimension',
);

const gaps = {
  ...filter,
  dimension: dimension.optional(),
};

const movement = { ...filter, period };

const ownershipGaps = {
  ...filter,
  gap: z.enum(OWNERSHIP_GAPS).optional(),
  rung: z.enum(OWNERSHIP_RUNGS).optional(),
  state: z.enum(UNMET_STATES).optional(),
  reached: z.enum(OWNERSHIP_RUNGS).optional(),
};

/** Refuses parameters that go without what they belong to, or beside what they contradict. */
function checkRung(
  { rung, state, reached }: { rung?: string; state?: string; reached?: string },
  context: z.RefinementCtx,
): void {
  const refuse = (parameter: string, message: string) =>
    context.addIssue({
      code: z.ZodIssueCode.custom,
      path: [parameter],
      message,
    });
  if (state && !rung) refuse('state', 'needs the "rung" that is in this state');
  if (reached && rung) {
    refuse(
      'reached',
      'asks for what is met and "rung" for what is not: give one',
    );
  }
}

const usage = {
  ...filter,
  kind: z.enum(USAGE_KINDS),
  search: text.optional(),
};

/** Parameters of each question; a parameter that isn't known is refused. */
export const ORG_QUERIES = {
  facets: z.object({}).strict(),
  tiers: z.object({}).strict(),
  heatmap: z.object({ ...filter, by: z.enum(ORG_BREAKDOWNS) }).strict(),
  filter: z.object(filter).strict(),
  movement: z
    .object({ ...movement, limit: integer(1, 100).default(10) })
    .strict(),
  gaps: z.object({ ...gaps, limit: integer(1, 500).default(20) }).strict(),
  allGaps: z.object(gaps).strict(),
  services: z.object({ ...services, ...LIST_PAGE }).strict(),
  ownershipGaps: z
    .object({ ...ownershipGaps, ...LIST_PAGE })
    .strict()
    .superRefine(checkRung),
  usage: z.object({ ...usage, ...LIST_PAGE }).strict(),
  usageServices: z
    .object({
      ...filter,
      kind: z.enum(USAGE_KINDS),
      name: text,
      ...LIST_PAGE,
    })
    .strict(),
  facts: z.object(page(500, 200)).strict(),
};

/** Parameters of the lists as CSV: those of the pages, without paging. */
export const CSV_QUERIES = {
  services: z.object(services).strict(),
  heatmap: ORG_QUERIES.heatmap,
  distribution: ORG_QUERIES.filter,
  trend: z.object(movement).strict(),
  gaps: ORG_QUERIES.allGaps,
  ownership: z.object(ownershipGaps).strict().superRefine(checkRung),
  slo: ORG_QUERIES.filter,
  usage: z.object({ ...usage, name: text.optional() }).strict(),
};

/** Which services are meant, with references in their full form. */
export type ScopeQuery = z.output<typeof ORG_QUERIES.filter>;
