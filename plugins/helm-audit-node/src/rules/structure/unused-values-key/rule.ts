import { doubtOf } from '../../../facts/valuesReads';
import { isMap, JsonMap } from '../../../json';
import type { ChartFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'unused-values-key',
    dimension: 'structure',
    title: 'Every value does something',
    failureTitle: 'A value does nothing',
    severity: 'low',
    confidence: 'medium',
    target: 'values',
    requires: ['chart', 'valuesReads'],
    messages: {
      unused: {
        message:
          'No template reads the value {{key}}, so whoever sets it changes nothing.',
        remediation:
          'Remove {{key}} from values.yaml, or use it in a template.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management', 'knowledge-sharing'],
    controls: [],
    references: ['https://helm.sh/docs/chart_best_practices/values/'],
    since: '0.1.0',
  },
  appliesTo: ({ defaults }, { facts: { chart } }) =>
    chart.metadata.type !== 'library' && Object.keys(defaults).length > 0,
  check({ defaults }, { facts, report, undetermined }) {
    const { chart } = facts;
    const files = Object.values(facts.valuesReads);
    const read = [
      ...files.flatMap(({ reads }) => reads.map(({ path }) => path)),
      ...readByHelm(chart),
    ];
    const own = Object.fromEntries(
      Object.entries(defaults).filter(([key]) => !isHandedOn(key, chart)),
    );
    const unused = listUnused(own, [], treeOf(read));
    if (unused.length === 0) return;
    const doubt = doubtOf(files);
    if (doubt) {
      undetermined(doubt);
      return;
    }
    for (const path of unused) {
      report({ messageId: 'unused', data: { key: path.join('.') }, path });
    }
  },
});

/** The values that are read, as a tree of their keys. */
interface ReadTree {
  /** Whether the value is read as a whole. */
  isRead: boolean;
  below: Map<string, ReadTree>;
}

function treeOf(paths: string[][]): ReadTree {
  const root: ReadTree = { isRead: false, below: new Map() };
  for (const path of paths) {
    let tree = root;
    for (const key of path) {
      const next = tree.below.get(key) ?? { isRead: false, below: new Map() };
      tree.below.set(key, next);
      tree = next;
    }
    tree.isRead = true;
  }
  return root;
}

/** Topmost keys of which nothing is read, at them, above them or below them. */
function listUnused(
  values: JsonMap,
  parent: string[],
  { isRead, below }: ReadTree,
): string[][] {
  if (isRead) return [];
  return Object.entries(values).flatMap(([key, value]) => {
    const path = [...parent, key];
    const tree = below.get(key);
    if (!tree) return [path];
    return isMap(value) ? listUnused(value, path, tree) : [];
  });
}

/** Values that Helm itself looks at: conditions and tags of dependencies. */
function readByHelm({ dependencies }: ChartFact): string[][] {
  return dependencies
    .flatMap(({ condition = '' }) => condition.split(','))
    .map(condition => condition.trim().split('.'))
    .filter(([first]) => first !== '');
}

/** Whether Helm hands a top-level value to subcharts. */
function isHandedOn(key: string, { dependencies, subcharts }: ChartFact) {
  return (
    key === 'global' ||
    key === 'tags' ||
    dependencies.some(({ name, alias }) => key === (alias ?? name)) ||
    subcharts.some(({ name }) => key === name)
  );
}
