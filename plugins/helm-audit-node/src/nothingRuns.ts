import { kindsIn, WORKLOAD_KINDS } from './capabilities/kinds';
import { FactStore } from './facts/factStore';
import { isTestHook } from './facts/securityContext';
import { readValuesReads } from './facts/valuesReads';
import { valueAt } from './json';
import { RuleResult } from './stages/evaluate/types';
import { LoadedChart } from './stages/load/types';

/** Why a chart deploys nothing that runs, though it could. */
export interface NothingRuns {
  message: string;
  /** What would make it visible. */
  fix: string;
}

/** Templates of the chart and of charts within it, without those of tests. */
const TEMPLATE = /(^|\/)templates\/(?!tests?\/)[^_][^]*\.ya?ml$/;

/**
 * Finds out whether the values switch off every workload that a chart has. What would have to be
 * judged is then not there, which must not count as well done.
 *
 * @returns undefined where something runs, or the chart has nothing that could
 */
export function findNothingRuns(
  chart: LoadedChart,
  facts: FactStore,
): NothingRuns | undefined {
  const isJudged = chart.kind === 'chart' && chart.metadata.type !== 'library';
  const workloads = facts.get('workloads');
  if (!isJudged || workloads.state !== 'known') return undefined;
  if (workloads.value.some(({ resource }) => !isTestHook(resource))) {
    return undefined;
  }
  const texts = [...chart.files]
    .filter(([path]) => TEMPLATE.test(path))
    .map(([, content]) => content.toString('utf8'))
    .filter(text => kindsIn(text, WORKLOAD_KINDS).length > 0);
  if (texts.length === 0) return undefined;
  const key = texts.map(text => switchOf(text, chart)).find(Boolean);
  const such = key ? `, such as one for \`${key}\`` : '';
  return {
    message:
      'With these values the chart deploys nothing that runs: every workload of its templates is switched off.',
    fix: `Audit it with the values that it is deployed with${such}: name their file with \`--values\`, or keep it beside the chart as values-production.yaml.`,
  };
}

/** The results, of which those about what runs are unknown and not without a subject. */
export function withoutWhatRuns(
  results: RuleResult[],
  nothing: NothingRuns | undefined,
): RuleResult[] {
  if (!nothing) return results;
  return results.map(result =>
    ['workload', 'container'].includes(result.rule.meta.target) &&
    result.outcome === 'notApplicable'
      ? { ...result, outcome: 'unknown', reason: nothing.message }
      : result,
  );
}

/** The first value that a template asks for before it begins with its object, and that is empty. */
function switchOf(text: string, { values }: LoadedChart): string | undefined {
  const [before] = text.split(/^kind:/m);
  const read = readValuesReads(before).reads.find(
    ({ path }) => path.length > 0 && !valueAt(values, ...path),
  );
  return read?.path.join('.');
}
