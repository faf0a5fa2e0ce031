import { AuditReport } from '@helm-audit/plugin-helm-audit-common';

/**
 * A report without the times at which sources were asked: the same chart with the same answers
 * has the same digest, whenever it is audited.
 */
export function withoutTimes<T extends Pick<AuditReport, 'dependencies'>>(
  report: T,
): T {
  const { dependencies } = report;
  const sources = dependencies.sources.map(source => ({
    ...source,
    asOf: undefined,
  }));
  return { ...report, dependencies: { ...dependencies, sources } };
}
