import type chalk from 'chalk';
import {
  AuditReport,
  DependencyComponent,
  DependencySourceStatus,
} from '@helm-audit/plugin-helm-audit-common';
import { count } from '../words';

/** Components that are written out; the rest is counted. */
const MAX_COMPONENTS = 5;

const WORDS: Record<DependencySourceStatus['state'], string> = {
  fresh: 'asked',
  stale: 'asked earlier',
  unavailable: 'gave no answer',
  idle: 'had nothing to be asked',
  disabled: 'switched off',
};

/** What the chart builds on: how much is in trouble, the worst of it, and who was asked. */
export function dependencyText(
  { dependencies }: AuditReport,
  paint: chalk.Chalk,
): string {
  const { components, counts, sources, gaps } = dependencies;
  if (components.length + gaps.length === 0) return '';
  const troubled = components.filter(({ verdict }) => verdict === 'trouble');
  const rest = troubled.length - MAX_COMPONENTS;
  return [
    `${paint.bold('DEPENDENCIES')}  ${count(counts.charts, 'chart')}, ${count(
      counts.images,
      'image',
    )}: ${counts.trouble} in trouble, ${counts.unseen} not fully known`,
    ...troubled
      .slice(0, MAX_COMPONENTS)
      .map(component => `  ${describe(component)}`),
    ...(rest > 0 ? [paint.dim(`  and ${rest} more`)] : []),
    ...gaps.map(gap => paint.dim(`  ${gap}`)),
    paint.dim(`  ${describeSources(sources)}`),
  ].join('\n');
}

function describe({ name, version, troubles }: DependencyComponent): string {
  const title = [name, version].filter(Boolean).join(' ');
  return `${title}: ${troubles.map(({ text }) => text).join(' ')}`;
}

/** Which sources were asked, which gave no answer, and which are switched off. */
export function describeSources(sources: DependencySourceStatus[]): string {
  const states = ['fresh', 'stale', 'unavailable', 'idle', 'disabled'] as const;
  const parts = states.flatMap(state => {
    const names = sources
      .filter(source => source.state === state)
      .map(({ name }) => name);
    return names.length > 0 ? [`${WORDS[state]}: ${names.join(', ')}`] : [];
  });
  return parts.join('; ');
}
