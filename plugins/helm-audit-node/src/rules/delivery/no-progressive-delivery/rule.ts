import { automationText } from '../../../facts/automation';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { isServing } from '../../../facts/workloads';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** How pipelines speak of releases in stages that no object of the release shows. */
const STAGED =
  /\b(canary|blue-?\/?green|kubectl[- ]argo[- ]rollouts|progressive[- ](delivery|rollout))\b/i;

export default defineRule({
  meta: {
    id: 'no-progressive-delivery',
    dimension: 'delivery',
    title: 'New versions reach users step by step',
    failureTitle: 'A new version reaches all users at once',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['progressiveDelivery', 'surroundings', 'context'],
    messages: {
      rolling: {
        message:
          '{{kind}} {{name}} {{how}}, so a version that starts well and works badly reaches every user.',
        remediation:
          'Steer it with a Rollout or a Flagger Canary that gives a small share of traffic to the new version first.',
      },
    },
    effort: 'L',
    phase: 2,
    compliance: ['zero-impact', 'critical-path-protection'],
    risks: ['change-management', 'blast-radius-exposure'],
    controls: [],
    references: [
      'https://argo-rollouts.readthedocs.io/en/stable/concepts/',
      'https://docs.flagger.app/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isServing(workload) &&
    ['Deployment', 'Rollout'].includes(workload.resource.kind),
  check({ resource }, { facts, report, undetermined }) {
    const { kind, name } = resource;
    const { repository } = facts.surroundings;
    const isSteered = facts.progressiveDelivery.some(delivery =>
      delivery.targetName
        ? delivery.targetName === name &&
          (delivery.targetKind ?? 'Deployment') === kind
        : delivery.resource === resource,
    );
    if (isSteered) return;
    if (repository && STAGED.test(automationText(repository))) return;
    if (facts.context.isChart && !repository) {
      undetermined(
        'The chart steers no release in steps; what the repository does is not known.',
      );
      return;
    }
    if (repository?.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'rolling',
      data: {
        kind,
        name,
        how:
          stringAt(resource.body, 'spec', 'strategy', 'type') === 'Recreate'
            ? 'stops all its pods and starts new ones in their place'
            : 'replaces all its pods as soon as the new ones are ready',
      },
      path: ['spec', 'strategy'],
    });
  },
});
