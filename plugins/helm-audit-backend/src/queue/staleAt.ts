import { AuditReport } from '@helm-audit/plugin-helm-audit-common';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When a report expires though neither chart nor rules change: at the end of its next waiver,
 * and a day after sources were asked about its dependencies, for they may say otherwise by
 * then. A date without a time may mean its start or its end, so both count.
 */
export function staleAt(report: AuditReport, now: Date): Date | undefined {
  const times = report.rules
    .flatMap(rule => rule.findings)
    .map(finding => Date.parse(finding.waiver?.expires ?? ''))
    .flatMap(time => [time, time + DAY_MS])
    .concat(asksSources(report) ? now.getTime() + DAY_MS : [])
    .filter(time => time > now.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}

function asksSources({ dependencies }: AuditReport): boolean {
  return dependencies.sources.some(({ state }) =>
    ['fresh', 'stale', 'unavailable'].includes(state),
  );
}
