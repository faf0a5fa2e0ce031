import { whereElsePodsMayBe } from '../../../facts/foreignPods';
import { matchesLabelSelector } from '../../../facts/labelSelector';
import type { Workload } from '../../../facts/workloads';
import { isMap, JsonMap, listAt, mapAt, stringAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** The spec of the fault, which a Schedule of Chaos Mesh nests under its type. */
function faultSpec({ body }: Resource): JsonMap {
  const spec = mapAt(body, 'spec');
  const nested = Object.entries(spec).find(
    ([key, value]) => /Chaos$/.test(key) && isMap(value),
  );
  return nested ? (nested[1] as JsonMap) : spec;
}

/** The label selector of a fault, in the terms of Kubernetes; empty when it has none. */
function selectorOf(resource: Resource): JsonMap {
  if (resource.group === 'chaos-mesh.org') {
    const selector = mapAt(faultSpec(resource), 'selector');
    return {
      matchLabels: mapAt(selector, 'labelSelectors'),
      matchExpressions: listAt(selector, 'expressionSelectors'),
    };
  }
  const label = stringAt(resource.body, 'spec', 'appinfo', 'applabel') ?? '';
  const pairs = label.split(',').map(pair => pair.split('='));
  return {
    matchLabels: Object.fromEntries(
      pairs.flatMap(([key, value]) =>
        value ? [[key.trim(), value.trim()]] : [],
      ),
    ),
  };
}

/** Litmus looks at the labels of the workload itself, Chaos Mesh at those of its pods. */
function isHit(selector: JsonMap, { resource, podLabels }: Workload): boolean {
  return [podLabels, resource.labels].some(labels =>
    matchesLabelSelector(selector, labels),
  );
}

export default defineRule({
  meta: {
    id: 'chaos-misses-workload',
    dimension: 'chaos',
    title: 'Experiments hit workloads of the chart',
    failureTitle: 'An experiment hits nothing of the chart',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['workloads', 'resources', 'context'],
    messages: {
      misses: {
        message:
          '{{kind}} {{name}} selects {{labels}}, which no workload of this release carries, so it breaks nothing and proves nothing.',
        remediation: "Select labels of the workload's pods.",
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['zero-impact'],
    risks: ['availability-impact'],
    controls: [],
    references: ['https://chaos-mesh.org/docs/define-chaos-experiment-scope/'],
    since: '0.1.0',
  },
  appliesTo: resource => {
    if (!['chaos-mesh.org', 'litmuschaos.io'].includes(resource.group)) {
      return false;
    }
    const { matchLabels, matchExpressions } = selectorOf(resource);
    return (
      Object.keys(mapAt(matchLabels)).length > 0 ||
      listAt(matchExpressions).length > 0
    );
  },
  check(resource, { facts, report, undetermined }) {
    const selector = selectorOf(resource);
    if (facts.workloads.some(workload => isHit(selector, workload))) return;
    const elsewhere = whereElsePodsMayBe(resource.namespace, facts);
    if (elsewhere) {
      undetermined(elsewhere);
      return;
    }
    const { kind, name, group } = resource;
    const labels = Object.entries(mapAt(selector, 'matchLabels'))
      .map(([key, value]) => `${key}=${value}`)
      .join(', ');
    report({
      messageId: 'misses',
      data: { kind, name, labels: labels || 'labels by expressions' },
      path:
        group === 'chaos-mesh.org'
          ? ['spec', 'selector']
          : ['spec', 'appinfo', 'applabel'],
    });
  },
});
