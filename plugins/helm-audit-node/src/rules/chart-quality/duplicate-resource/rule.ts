import { isDeepStrictEqual } from 'node:util';
import { oncePerFact } from '../../../facts/oncePerFact';
import { RELEASE_NAME } from '../../../release';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Where templates cut names, as Kubernetes demands of many. */
const NAME_LIMIT = 63;

const byName = oncePerFact((resources: Resource[]) => {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const name = nameOf(resource);
    const group = groups.get(name);
    if (group) group.push(resource);
    else groups.set(name, [resource]);
  }
  return groups;
});

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
  check(resource, { facts: { resources }, report, undetermined }) {
    const namesakes = byName(resources).get(nameOf(resource)) ?? [];
    const first = namesakes.find(other => isSame(other, resource));
    if (!first || first === resource) return;
    if (isCut(resource.name) && mayDiffer(first, resource)) {
      undetermined(
        `Two objects are called ${resource.name} after their names were cut to ${NAME_LIMIT} characters; a shorter name of the release or its namespace may tell them apart.`,
      );
      return;
    }
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

/** Whether a name of the release or its namespace may be why a name is cut short. */
function isCut(name: string): boolean {
  // A dash that the cut leaves at the end is cut off too.
  return (
    name.length >= NAME_LIMIT - 1 &&
    name.length <= NAME_LIMIT &&
    name.includes(RELEASE_NAME)
  );
}

/** Whether two objects are different, or would be if the names in them were not cut as well. */
function mayDiffer(first: Resource, second: Resource): boolean {
  if (!isDeepStrictEqual(first.body, second.body)) return true;
  const { metadata, ...rest } = second.body;
  const texts = JSON.stringify(rest).matchAll(/"([^"\\]*)"/g);
  return [...texts].some(([, text]) => isCut(text));
}

function nameOf({ group, kind, namespace = '', name }: Resource): string {
  return [group, kind, namespace, name].join('\n');
}

function isSame(a: Resource, b: Resource): boolean {
  return nameOf(a) === nameOf(b) && meet(a.hooks, b.hooks);
}

/** Hooks of different moments take turns; what is no hook is there all the time. */
function meet(a: string[], b: string[]): boolean {
  if (a.length === 0 && b.length === 0) return true;
  return a.some(hook => b.includes(hook));
}
