import {
  DistributionResponse,
  Grade,
  GRADES,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { ServiceCount } from '../database/operations/org/countServices';
import { average } from './averages';

const TIERS: Tier[] = [1, 2, 3];
const BINS = 10;

/** Adds up what services are like. */
export function toDistribution(counts: ServiceCount[]): DistributionResponse {
  const count = (matches: (each: ServiceCount) => boolean) =>
    total(counts.filter(matches));
  const audited = counts.filter(each => each.audited);
  const binOf = (score: number) => Math.min(Math.floor(score), BINS - 1);
  return {
    services: total(counts),
    audited: total(audited),
    waiting: count(each => each.linked && !each.audited && !each.failed),
    failed: count(each => each.linked && each.failed),
    unlinked: count(each => !each.linked),
    incomplete: count(each => each.incomplete),
    ungraded: count(each => each.audited && each.grade === null),
    score: meanScore(counts),
    blockers: counts.reduce((sum, each) => sum + each.blockers, 0),
    blocked: count(each => each.blocked),
    grades: Object.fromEntries(
      GRADES.map(grade => [grade, count(each => each.grade === grade)]),
    ) as Record<Grade, number>,
    histogram: Array.from({ length: BINS }, (_, bin) =>
      count(({ score }) => score !== null && binOf(score) === bin),
    ),
    tiers: TIERS.map(tier => {
      const ofTier = counts.filter(each => each.tier === tier);
      return { tier, services: total(ofTier), score: meanScore(ofTier) };
    }),
  };
}

function total(counts: ServiceCount[]): number {
  return counts.reduce((sum, { services }) => sum + services, 0);
}

function meanScore(counts: ServiceCount[]): number | null {
  const scored = counts.filter(({ score }) => score !== null);
  return average({
    sum: scored.reduce(
      (sum, { score, services }) => sum + (score ?? 0) * services,
      0,
    ),
    count: total(scored),
  });
}
