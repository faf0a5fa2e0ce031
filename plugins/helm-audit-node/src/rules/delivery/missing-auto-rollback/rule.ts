import { Delivery } from '../../../facts/deliveries';
import { mapAt, numberAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** How commands and helmfiles ask Helm to go back, or go back themselves. */
const ROLLBACK =
  /--(atomic|rollback-on-failure)\b|\batomic["']?\s*[:=]\s*["']?true|\bhelm3?\b[^\n]*\srollback\b|argo rollouts (abort|undo)/;

/** Flux goes back only when it may retry, or is told to deal with the last failure. */
function remediates({ body }: Delivery): boolean {
  const remediation = mapAt(body, 'spec', 'upgrade', 'remediation');
  const retries = numberAt(remediation, 'retries') ?? 0;
  return retries !== 0
    ? remediation.remediateLastFailure !== false
    : remediation.remediateLastFailure === true;
}

/** Whether a delivery that fails ends with the version that worked. */
function goesBack(delivery: Delivery): boolean {
  switch (delivery.by) {
    case 'flux':
      return remediates(delivery);
    case 'helm':
      return ROLLBACK.test(delivery.text);
    default:
      return false;
  }
}

export default defineRule({
  meta: {
    id: 'missing-auto-rollback',
    dimension: 'delivery',
    title: 'A failed release goes back by itself',
    failureTitle: 'A failed release stays where it failed',
    severity: 'high',
    confidence: 'medium',
    target: 'repository',
    requires: ['deliveries', 'progressiveDelivery'],
    messages: {
      helm: {
        message:
          '{{file}} upgrades the release without going back on failure, so a version that does not start stays half installed.',
        remediation:
          'Add `--rollback-on-failure` (`--atomic` before Helm 4) and `--timeout` to the upgrade.',
      },
      flux: {
        message:
          'HelmRelease {{name}} does nothing when an upgrade fails: `upgrade.remediation` neither retries nor goes back.',
        remediation: 'Set `spec.upgrade.remediation.retries` to at least 1.',
      },
      argo: {
        message:
          'Argo CD brings {{name}} into the cluster and never goes back: a sync that fails stays as it is.',
        remediation:
          'Steer the workload with a Rollout that has an analysis, or revert the commit automatically on failure.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'critical-path-protection'],
    risks: ['change-management', 'availability-impact'],
    controls: [],
    references: [
      'https://helm.sh/docs/helm/helm_upgrade/',
      'https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-remediation',
    ],
    since: '0.1.0',
  },
  check(
    _,
    { facts: { deliveries, progressiveDelivery }, report, undetermined },
  ) {
    if (progressiveDelivery.some(({ hasAnalysis }) => hasAnalysis)) return;
    if (deliveries.length === 0) {
      undetermined(
        'Nothing in this repository delivers the chart, so whether a failed release is rolled back is not known.',
      );
      return;
    }
    const failing = deliveries.filter(delivery => !goesBack(delivery));
    for (const { by, name, file } of failing) {
      const data = { name, file };
      report({
        messageId: by,
        data,
        file,
        ...(by === 'flux' && { path: ['spec', 'upgrade', 'remediation'] }),
        ...(by === 'helm' && { text: name }),
      });
    }
  },
});
