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
    const unused = listUnused(own, [], distinct(read));
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

/** Topmost keys of which nothing is read, at them, above them or below them. */
function listUnused(
  values: JsonMap,
  parent: string[],
  read: string[][],
): string[][] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = [...parent, key];
    const near = read.filter(other => startsAlike(other, path));
    if (near.length === 0) return [path];
    const isRead = near.some(other => other.length <= path.length);
    return isRead || !isMap(value) ? [] : listUnused(value, path, near);
  });
}

/** Each path once: templates read the same values over and over. */
function distinct(paths: string[][]): string[][] {
  return [...new Map(paths.map(path => [path.join('\n'), path])).values()];
}

function startsAlike(a: string[], b: string[]): boolean {
  return a.every((key, index) => index >= b.length || key === b[index]);
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
