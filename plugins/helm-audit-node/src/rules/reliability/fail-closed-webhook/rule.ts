import {
  AdmissionWebhook,
  admissionWebhooks,
  isWebhookConfiguration,
} from '../../../facts/webhooks';
import { Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { redundancyFix } from '../../redundancyFix';

/** The workload of the release that answers a webhook. */
function answering(
  { service }: AdmissionWebhook,
  workloads: Workload[],
): Workload | undefined {
  return workloads.find(({ services }) =>
    services.includes(service?.name ?? ''),
  );
}

/** Pods are the cluster's life; its own kinds of objects can wait. */
function harmOf({
  isAskedAboutPods,
  isAskedAboutEvictions,
  isConfined,
}: AdmissionWebhook) {
  if (!isAskedAboutPods) {
    return isAskedAboutEvictions
      ? (['high', 'no pod can be evicted and node drains hang'] as const)
      : (['medium', 'what it guards can not be changed'] as const);
  }
  return isConfined
    ? (['high', 'nothing new starts where it is asked'] as const)
    : (['critical', 'nothing new starts in the cluster'] as const);
}

export default defineRule({
  meta: {
    id: 'fail-closed-webhook',
    dimension: 'reliability',
    title: 'Admission webhooks do not stand in the way when they are down',
    failureTitle: 'An admission webhook blocks what it guards when it is down',
    severity: 'critical',
    confidence: 'high',
    target: 'resource',
    requires: ['resources', 'workloads', 'disruptionBudgets'],
    messages: {
      single: {
        message:
          'Webhook {{webhook}} refuses requests while its only pod ({{workload}}) is away, so {{harm}}.',
        remediation:
          'Run at least 2 replicas of {{workload}}, or set `failurePolicy: Ignore`.',
      },
      own: {
        message:
          'Webhook {{webhook}} must be asked about pods of every namespace, its own included, so its pods can not start once all are away.',
        remediation: 'Keep its own namespace out with `namespaceSelector`.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['zero-impact', 'critical-path-protection'],
    risks: ['blast-radius-exposure', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
      'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy',
    ],
    since: '0.1.0',
  },
  appliesTo: resource =>
    isWebhookConfiguration(resource) && admissionWebhooks(resource).length > 0,
  check(configuration, { facts, report, undetermined }) {
    for (const webhook of admissionWebhooks(configuration)) {
      if (!webhook.failsClosed) continue;
      const { name, path, isAskedAboutPods, isSelective } = webhook;
      const [severity, harm] = harmOf(webhook);
      if (isAskedAboutPods && !isSelective) {
        report({ messageId: 'own', data: { webhook: name }, path });
        continue;
      }
      const workload = answering(webhook, facts.workloads);
      if (!workload) {
        undetermined(`What answers webhook ${name} is not in the chart.`);
      } else if ((workload.replicas?.lowerBound ?? 2) < 2) {
        report({
          messageId: 'single',
          data: {
            webhook: name,
            workload: workload.resource.name,
            harm,
          },
          path: [...path, 'failurePolicy'],
          severity,
          fix: redundancyFix(workload, facts),
        });
      }
    }
  },
});
