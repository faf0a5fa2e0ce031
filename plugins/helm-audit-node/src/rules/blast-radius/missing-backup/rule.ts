import { hasBackup, speaksOfBackups } from '../../../facts/backups';
import { claimsOf, isLasting } from '../../../facts/podVolumes';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { isService, Workload } from '../../../facts/workloads';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-backup',
    dimension: 'blast-radius',
    title: 'Data is backed up',
    failureTitle: 'Nothing backs up the data',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'surroundings'],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} keeps data in volume {{volume}}, and nothing in the release or around it backs it up.',
        remediation:
          'Add a backup job, a snapshot schedule or the annotations of your backup tool.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['redundancy', 'zero-impact'],
    risks: ['blast-radius-exposure', 'incident-response'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/storage/volume-snapshots/',
      'https://velero.io/docs/main/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    isService(workload) && claimsOf(workload, facts.resources).some(isLasting),
  check(workload, { facts, report, undetermined }) {
    const { resources, surroundings } = facts;
    if (hasBackup(workload, resources, surroundings)) return;
    const { kind, name } = workload.resource;
    if (surroundings.chart && !surroundings.repository) {
      undetermined(
        `No backup of ${kind} ${name} is in the chart, and the repository around it is not known.`,
      );
      return;
    }
    if (surroundings.repository?.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    if (speaksOfBackups(surroundings)) {
      undetermined(
        `The documentation speaks of backups, but not of how often ${kind} ${name} is backed up.`,
      );
      return;
    }
    const claim = claimsOf(workload, resources).find(isLasting);
    report({
      messageId: 'missing',
      data: { kind, name, volume: claim?.volume ?? '' },
      path: claim?.path,
      ...(keepsTelemetry(workload) && { severity: 'medium' as const }),
    });
  },
});

/** Programs that keep samples of the past, which are worth less each day. */
const TELEMETRY =
  /(^|\/)(prometheus|alertmanager|pushgateway|thanos|victoria-metrics|vmsingle|vmstorage|loki|tempo|mimir|jaeger|zipkin)(-|:|@|$)/;

function keepsTelemetry({ containers }: Workload): boolean {
  return containers.some(({ spec }) =>
    TELEMETRY.test(stringAt(spec, 'image') ?? ''),
  );
}
