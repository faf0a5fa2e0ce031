import { GoldenSignal } from '@helm-audit/plugin-helm-audit-common';
import type { FactMap } from '../facts';
import { listWords } from '../facts/listWords';
import { oncePerFact } from '../facts/oncePerFact';
import { ownersOf } from '../facts/ownership';
import type { MatrixRow } from '../facts/sloMatrix';
import { runs } from '../facts/servicePorts';
import type { Container, Workload } from '../facts/workloads';
import { applyFields } from '../fix/applyFields';
import { findIndicator } from '../suggest/indicators';
import { SuggestionContext } from '../suggest/types';
import { TEAM_PLACEHOLDER } from '../suggest/sloSuggestions';
import { WatchRules, watchRules } from '../suggest/watchRules';
import { memoryLimitFix } from './fixes';
import { RuleFix } from './types';

/** Facts that tell how a workload can be watched. */
export type WatchFacts = Pick<
  FactMap,
  'resources' | 'sloMatrix' | 'surroundings'
>;

/** Ends the object's name, as the chart may have rules of its own by the workload's. */
const SUFFIX = '-signals';

/** The file, with the limits that it needs; several rules ask for it. */
const watchAll = oncePerFact((context: SuggestionContext) => {
  const { row } = context;
  const limits =
    'reason' in findIndicator('saturation', context)
      ? memoryLimits(row.workload)
      : [];
  const rules = watchRules({
    ...context,
    row: { ...row, workload: withFields(row.workload, limits) },
  });
  const { signals, groups } = rules;
  const fix: RuleFix = {
    title: `Alert on ${listWords(
      signals,
      'and',
    )}, by how fast their error budgets burn`,
    safety: 'review',
    toTest: whatIsOpen(rules, context),
    doubt: doubtOf(rules, context),
    verify: howToVerify(rules, `${row.resource.name}${SUFFIX}`),
    workload: row.workload,
    isOptional: true,
    nameSuffix: SUFFIX,
    addResource: {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      spec: { groups },
    },
    also: limits.map(limit => limit.fix),
  };
  return { signals, fix };
});

/**
 * Watches all golden signals of a workload at once, so that the fixes of the rules on each of
 * them are one and the same file.
 *
 * @param needed - signals of which one has to be among those
 * @returns undefined where nothing tells how to measure them
 */
export function watchFix(
  workload: Workload,
  facts: WatchFacts,
  needed: readonly GoldenSignal[],
): RuleFix | undefined {
  const context = suggestionContext(workload, facts);
  if (!context) return undefined;
  const { signals, fix } = watchAll(context);
  return needed.some(signal => signals.includes(signal)) ? fix : undefined;
}

/** Why alerts are not to be added unseen: they may read what is not there, and page. */
function doubtOf(
  { guessed, silence }: WatchRules,
  { row }: SuggestionContext,
): string | undefined {
  if (guessed.length > 0) {
    const names = guessed.map(metric => `\`${metric}\``).join(', ');
    return `Nothing of the chart names the series that it reads, ${names}; see that they exist before you add it.`;
  }
  return silence && !row.scrape
    ? 'Nothing collects the series that it reads yet; see to that before you add it.'
    : undefined;
}

/** What a render can't tell: whether what the alerts read is there, and what they ask for. */
function whatIsOpen(
  { metrics, assumptions, silence }: WatchRules,
  { row, team }: SuggestionContext,
): string {
  const isCollected = Boolean(row.scrape);
  const names = metrics.map(metric => `\`${metric}\``).join(', ');
  return [
    `Whether series of these names exist${
      isCollected ? '' : ' and are collected'
    }: ${names}.`,
    ...(silence && !isCollected
      ? [
          `See to that before you deploy it: until then \`${silence}\` takes the service for one that nobody asks, and pages.`,
        ]
      : []),
    ...assumptions,
    'The objectives are a start; agree on them, and link your runbook.',
    ...(team ? [] : [`Put who answers in place of \`${TEAM_PLACEHOLDER}\`.`]),
  ].join(' ');
}

function howToVerify({ telling, absence }: WatchRules, object: string): string {
  const listed = `Run \`kubectl get prometheusrule ${object}\` after the deployment: it is there.`;
  return telling
    ? `${listed} Ask Prometheus for \`${telling}\`: it returns a number once requests were sent. Where it returns nothing, the series are not collected or are called otherwise, and \`${absence}\` fires after 15 minutes.`
    : listed;
}

const contexts = new WeakMap<MatrixRow, SuggestionContext>();

/** What measures for a workload are written from; undefined for what nobody would watch. */
export function suggestionContext(
  workload: Workload,
  { resources, sloMatrix, surroundings }: WatchFacts,
): SuggestionContext | undefined {
  const row = sloMatrix.rows.find(
    ({ resource }) => resource === workload.resource,
  );
  if (!row) return undefined;
  const context = contexts.get(row) ?? {
    row,
    resources,
    chart: surroundings.chart,
    tier: surroundings.tier,
    team: surroundings.entity && ownersOf(surroundings.entity)[0]?.name,
    isAlone: sloMatrix.rows.length === 1,
  };
  contexts.set(row, context);
  return context;
}

interface Limit {
  container: Container;
  fix: RuleFix & { set: unknown };
}

/** Without any bound there is nothing that use could come close to, so memory gets one. */
function memoryLimits({ containers, resource }: Workload): Limit[] {
  return containers.filter(runs).map(container => ({
    container,
    fix: {
      ...memoryLimitFix(container),
      resource,
      path: [...container.path, 'resources', 'limits', 'memory'],
    },
  }));
}

/** The workload as it is once it has limits. */
function withFields(workload: Workload, limits: readonly Limit[]): Workload {
  const limited = new Map(
    limits.map(({ container, fix: { set } }) => [
      container,
      applyFields(container.spec, [
        { path: ['resources', 'limits', 'memory'], set },
      ]),
    ]),
  );
  return {
    ...workload,
    containers: workload.containers.map(each => ({
      ...each,
      spec: limited.get(each) ?? each.spec,
    })),
  };
}
