import { resolveReference } from '../../../facts/externalReferences';
import { podReferences } from '../../../facts/podReferences';
import { isLongRunning, Workload } from '../../../facts/workloads';
import type { FactMap } from '../../../facts';
import { Resource } from '../../../stages/gather/types';
import { configChecksumFix } from '../../configChecksumFix';
import { defineRule } from '../../defineRule';

/** Annotations by which a rollout follows a change, at once or through a controller. */
const FOLLOWS_CHANGES =
  /checksum|config-?hash|secret-?hash|config-?version|sha256|reloader|wave\.pusher\.com/i;

export default defineRule({
  meta: {
    id: 'missing-config-checksum',
    dimension: 'chart-quality',
    title: 'A change of configuration reaches the pods',
    failureTitle: 'A change of configuration does not reach the pods',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} reads {{objects}} only when a container starts, and nothing starts one when it changes: old and new configuration run side by side until the next restart.',
        remediation:
          'Add a `checksum/config` annotation with the hash of the rendered file to the pod template of {{name}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    isLongRunning(workload) && readAtStart(workload, facts).length > 0,
  check(workload, { facts, report }) {
    const { resource, podAnnotations, podSpecPath } = workload;
    const annotations = { ...resource.annotations, ...podAnnotations };
    if (Object.keys(annotations).some(key => FOLLOWS_CHANGES.test(key))) return;
    const { kind, name } = resource;
    const objects = readAtStart(workload, facts);
    const names = objects.map(each => `${each.kind} ${each.name}`);
    report({
      messageId: 'missing',
      data: { kind, name, objects: names.join(', ') },
      fix: configChecksumFix(workload, objects),
      path: [...podSpecPath.slice(0, -1), 'metadata', 'annotations'],
    });
  },
});

/** Objects of the same chart that the pods read once, and that can change. */
function readAtStart(
  workload: Workload,
  { resources }: Pick<FactMap, 'resources'>,
): Resource[] {
  const objects = podReferences(workload)
    .filter(({ by }) => by === 'env' || by === 'subPath')
    .flatMap(reference => {
      const { namespace, subchart } = workload.resource;
      const found = resolveReference({ ...reference, namespace }, resources);
      const canChange =
        found &&
        found.subchart === subchart &&
        found.hooks.length === 0 &&
        found.body.immutable !== true;
      return canChange ? [found] : [];
    });
  return [...new Set(objects)];
}
