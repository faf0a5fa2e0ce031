import {
  GOLDEN_SIGNALS,
  GoldenSignal,
} from '@helm-audit/plugin-helm-audit-common';
import { RELEASE_NAME, RELEASE_NAMESPACE } from '../release';
import { burnRateGroups, recordOf } from './burnRate';
import { findIndicator } from './indicators';
import { isNamedByRelease, plainName } from './selectors';
import {
  BAD_SIGNAL,
  badShare,
  nameAlert,
  startingObjective,
  TEAM_PLACEHOLDER,
} from './sloSuggestions';
import { Indicator, SuggestionContext } from './types';

/** Rule groups that watch a workload, and what they take for granted. */
export interface WatchRules {
  signals: GoldenSignal[];
  groups: unknown[];
  assumptions: string[];
  /** Series that they read. */
  metrics: string[];
  /** A series that is recorded only where the others are there. */
  telling?: string;
  /** The alert that tells that nothing is measured. */
  absence?: string;
  /** The alert that takes what nobody measures for a service that nobody asks. */
  silence?: string;
  /** Series whose names nothing of the chart tells, but the usual ones of its protocol. */
  guessed: string[];
}

interface Watched {
  signal: GoldenSignal;
  indicator: Indicator;
}

/** Labels of a release, with what stands for its name. */
const RELEASE = { release: RELEASE_NAME, namespace: RELEASE_NAMESPACE };

/** First steps that hold for whatever Helm has installed. */
const FIRST_STEPS = `See what was rolled out last (helm history ${RELEASE_NAME} -n ${RELEASE_NAMESPACE}) and roll it back; then look at pods, events and logs.`;

/**
 * Burn-rate alerts on each golden signal of a workload that has no objective and that can be
 * measured, and an alert that tells when nothing is measured, so that a wrong guess at a
 * metric's name does not stay unseen.
 */
export function watchRules(context: SuggestionContext): WatchRules {
  const name = seriesName(context);
  const watched = GOLDEN_SIGNALS.flatMap((signal): Watched[] => {
    const indicator = findIndicator(signal, context);
    const isOpen = context.row.cells[signal].strength !== 'slo';
    return isOpen && !('reason' in indicator) ? [{ signal, indicator }] : [];
  });
  const telling = watched.find(({ indicator }) => indicator.events);
  return {
    metrics: [
      ...new Set(watched.flatMap(({ indicator }) => indicator.metrics)),
    ],
    ...(telling && {
      telling: recordOf(`${name}-${telling.signal}`, '5m'),
      absence: nameAlert(name, 'metrics', 'missing'),
    }),
    ...(watched.some(({ signal }) => signal === 'traffic') && {
      silence: nameAlert(name, 'traffic', 'budget', 'burns'),
    }),
    signals: watched.map(({ signal }) => signal),
    groups: [
      ...watched.flatMap(each => groupsOf(name, each, context)),
      ...absenceGroup(name, watched, context),
    ],
    guessed: [
      ...new Set(
        watched
          .filter(({ indicator }) => indicator.basis === 'convention')
          .flatMap(({ indicator }) => indicator.metrics),
      ),
    ],
    assumptions: [
      ...new Set(watched.flatMap(({ indicator }) => indicator.assumptions)),
    ],
  };
}

/** What series and alerts are called: no template can fill in a metric's name. */
function seriesName({ row, chart }: SuggestionContext): string {
  const { name } = row.resource;
  return isNamedByRelease(name)
    ? chart?.metadata.name ?? 'service'
    : plainName(name);
}

function groupsOf(
  name: string,
  { signal, indicator }: Watched,
  { team = TEAM_PLACEHOLDER, tier }: SuggestionContext,
) {
  return burnRateGroups({
    name: `${name}-${signal}`,
    alert: nameAlert(name, signal, 'budget', 'burns'),
    objective: startingObjective(signal, tier),
    team,
    summary: `${name}: ${BAD_SIGNAL[signal]}`,
    expression: window => badShare(indicator, window),
    labels: RELEASE,
    annotations: { runbook: FIRST_STEPS },
  });
}

/** A ratio of series that nobody exports is never too high. */
function absenceGroup(
  name: string,
  watched: Watched[],
  { team = TEAM_PLACEHOLDER }: SuggestionContext,
) {
  const counted = watched.find(({ indicator }) => indicator.events)?.indicator;
  const expression = counted?.events?.total('30m');
  if (!expression) return [];
  return [
    {
      name: `${name}-metrics`,
      rules: [
        {
          alert: nameAlert(name, 'metrics', 'missing'),
          expr: `absent(${expression})`,
          for: '15m',
          labels: { severity: 'ticket', team },
          annotations: {
            summary: `${name}: no metrics`,
            description: `Nothing counts the requests of ${name}, so that none of its other alerts can fire.`,
            runbook: `See whether the metrics of ${name} are collected, and whether they are called so.`,
          },
        },
      ],
    },
  ];
}
