import {
  DEPENDENCY_SOURCES,
  DependencySourceId,
  DependencySourceStatus,
} from '@helm-audit/plugin-helm-audit-common';
import { Answer } from '../../sources/evidence';

/** Names for people. */
export const SOURCE_NAMES: Record<DependencySourceId, string> = {
  helmIndex: 'Chart repository',
  ociRegistry: 'Registry',
  depsDev: 'deps.dev',
  scorecard: 'OpenSSF Scorecard',
  osv: 'OSV',
  endOfLife: 'endoflife.date',
  artifactHub: 'Artifact Hub',
};

/** Sources in the order in which they are shown. */
export const SOURCES = DEPENDENCY_SOURCES;

/** The value of an answer; null is an answer as well. */
export function valueOf<T>(
  answer: Answer<T> | undefined,
): T | null | undefined {
  return answer && 'value' in answer ? answer.value : undefined;
}

/** Names of those that have no proper one, within a sentence. */
const WITHIN: Partial<Record<DependencySourceId, string>> = {
  helmIndex: 'the chart repository',
  ociRegistry: 'the registry',
};

/** Says why a source has no value for something. */
export type Explain = (
  source: DependencySourceId,
  answer: Answer<unknown> | undefined,
) => string;

/** Explains by what became of each source in this audit. */
export function explainBy(
  statuses: readonly DependencySourceStatus[],
): Explain {
  return (source, answer) => {
    const name = SOURCE_NAMES[source];
    const within = WITHIN[source] ?? name;
    const status = statuses.find(({ id }) => id === source);
    const state = answer?.state ?? status?.state;
    if (state === 'disabled') return `Asking ${within} is switched off.`;
    if (!answer) return `There was nothing to ask ${within} about it.`;
    if ('value' in answer) return `${name} does not know it.`;
    return `${name}: ${answer.reason}`;
  };
}
