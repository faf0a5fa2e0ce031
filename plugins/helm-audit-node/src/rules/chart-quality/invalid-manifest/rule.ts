import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { describe, nameOf, placeOf } from './describe';
import { badImageNames, refusals } from './refusals';

export default defineRule({
  meta: {
    id: 'invalid-manifest',
    dimension: 'chart-quality',
    title: 'Kubernetes accepts every manifest as it is meant',
    failureTitle: 'Kubernetes refuses or ignores part of a manifest',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['workloads', 'schemaCheck'],
    messages: {
      unknownField: {
        message:
          '{{object}} has `{{field}}`{{place}}, where Kubernetes {{release}} knows no such field: Helm 4 refuses the release, Helm 3 drops the field.',
        remediation: '{{advice}}.',
      },
      notText: {
        message:
          '`{{field}}` of {{object}} is {{actual}}; Kubernetes takes text only and refuses the release.',
        remediation: 'Put the value in quotes: pipe it through `quote`.',
      },
      wrongType: {
        message:
          '`{{field}}` of {{object}} is {{actual}}, where Kubernetes takes {{expected}}, so it refuses the release.',
        remediation: 'Make it {{expected}}.',
      },
      badValue: {
        message:
          '`{{field}}` of {{object}} is `{{value}}`, which Kubernetes refuses.',
        remediation: 'Make it {{expected}}.',
      },
      required: {
        message:
          '{{object}} has no `{{field}}`{{place}}, which Kubernetes demands, so it refuses the release.',
        remediation: 'Set `{{field}}`.',
      },
      more: {
        message:
          '{{object}} breaks the schema of Kubernetes in {{count}} further places.',
        remediation: 'Mend what is listed, and audit again.',
      },
      unknownKind: {
        message:
          'Kubernetes has no {{kind}} in `{{apiVersion}}`, so {{object}} is not installed.',
        remediation: '{{advice}}.',
      },
      duplicateKey: {
        message:
          '{{object}} has `{{field}}`{{place}} more than once: Helm takes the last, and strict readers such as Kustomize, which Flux and post-renderers use, refuse the release.',
        remediation: 'Keep one `{{field}}`.',
      },
      refused: {
        message: '{{object}} {{defect}}, so {{judge}} refuses it.',
        remediation: '{{remedy}}.',
      },
      unmade: {
        message:
          '{{object}} {{defect}}, which Kubernetes takes and then makes none of its pods.',
        remediation: '{{remedy}}.',
      },
      imageName: {
        message:
          'Container {{container}} of {{object}} runs `{{image}}`, which is no name of an image, so it never starts.',
        remediation:
          'Write it as `registry/name:tag`, in lower case; a digest has its full length.',
      },
      restartPolicy: {
        message:
          'The pods of {{object}} have the restart policy {{policy}}, which Kubernetes refuses for jobs.',
        remediation: 'Set `restartPolicy` to OnFailure or Never.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/reference/kubernetes-api/',
      'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    ],
    since: '0.1.0',
  },
  check(resource, { facts, report }) {
    const { release, broken } = facts.schemaCheck;
    const object = nameOf(resource);
    const { violations = [], more = 0 } =
      broken.find(each => each.resource === resource) ?? {};
    for (const violation of violations) {
      report(describe(violation, resource, release));
    }
    if (more > 0) report({ messageId: 'more', data: { object, count: more } });
    for (const path of resource.duplicateKeys ?? []) {
      const data = { object, field: String(path.at(-1)), place: placeOf(path) };
      report({ messageId: 'duplicateKey', data, path, severity: 'medium' });
    }
    const workload = facts.workloads.find(each => each.resource === resource);
    for (const violation of refusals(resource, workload)) report(violation);
    if (workload) badImageNames(workload).forEach(each => report(each));
    if (workload?.role !== 'batch' || !workload.containers.length) return;
    const policy = stringAt(workload.podSpec, 'restartPolicy') || 'Always';
    if (policy === 'Always') {
      const path = [...workload.podSpecPath, 'restartPolicy'];
      report({ messageId: 'restartPolicy', data: { object, policy }, path });
    }
  },
});
