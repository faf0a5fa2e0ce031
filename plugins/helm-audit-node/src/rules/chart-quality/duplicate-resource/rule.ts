import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'duplicate-resource',
    dimension: 'chart-quality',
    title: 'Every object is rendered once',
    failureTitle: 'The same object is rendered twice',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['resources'],
    messages: {
      duplicate: {
        message:
          '{{kind}} {{name}} is rendered by {{first}} and again by {{second}}; the install fails, or one of them silently wins.',
        remediation: 'Keep one of the two, or give them names of their own.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ name, kind }) => name !== '' && kind !== '',
  check(resource, { facts: { resources }, report }) {
    const first = resources.find(other => isSame(other, resource));
    if (!first || first === resource) return;
    report({
      messageId: 'duplicate',
      data: {
        kind: resource.kind,
        name: resource.name,
        first: first.source,
        second:
          first.source === resource.source ? 'the same file' : resource.source,
      },
      path: ['metadata', 'name'],
    });
  },
});

function isSame(a: Resource, b: Resource): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.group === b.group &&
    a.namespace === b.namespace &&
    meet(a.hooks, b.hooks)
  );
}

/** Hooks of different moments take turns; what is no hook is there all the time. */
function meet(a: string[], b: string[]): boolean {
  if (a.length === 0 && b.length === 0) return true;
  return a.some(hook => b.includes(hook));
}
