import { createAuditor } from '@helm-audit/plugin-helm-audit-node';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  ChartOptions,
  helmOptionsOf,
  openOutput,
  requestOf,
} from './auditCommand';
import { EXIT } from './exitCodes';
import { openSources } from './sources';

/**
 * Writes the findings that a chart has now, so that only what comes later counts.
 *
 * @returns the exit code
 * @throws AuditFailure when the chart can't be audited
 */
export async function baselineCommand(
  target: string,
  options: ChartOptions,
  signal: AbortSignal,
): Promise<number> {
  const auditor = createAuditor({
    helm: helmOptionsOf(options),
    sources: await openSources(options, signal),
  });
  const report = await auditor.audit(
    { ...requestOf(target, options), withoutBaseline: true },
    { signal },
  );
  const sink = await openOutput(options.output);
  await sink.write(formatBaseline(report));
  await sink.close();
  return EXIT.ok;
}

/** Sorted by rule and fingerprint, so that a new one differs only where findings do. */
function formatBaseline({ rules }: AuditReport): string {
  const key = (entry: { rule: string; fingerprint: string }) =>
    `${entry.rule} ${entry.fingerprint}`;
  const findings = rules
    // What waivers leave over is said anew each time; as accepted it would be such a waiver.
    .filter(({ id }) => id !== 'ineffective-waiver')
    .flatMap(({ id, findings: found }) =>
      found
        .filter(({ waiver }) => !waiver)
        .map(({ fingerprint, message }) => ({
          fingerprint,
          rule: id,
          message,
        })),
    )
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}
