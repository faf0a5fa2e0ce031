import {
  GOLDEN_SIGNALS,
  SignalCell,
  WatchedWorkload,
} from '@helm-audit/plugin-helm-audit-common';
import { isAskedOf } from '../../signals';
import { plainName } from '../../suggest/selectors';

/** What the golden signals come to, in one sentence for everybody. */
export function describeGaps(workloads: WatchedWorkload[]): string {
  if (workloads.length === 0) {
    return 'There is no service here whose golden signals could be watched.';
  }
  if (workloads.length === 1) return describeOne(workloads[0]);
  return describeMany(workloads);
}

type Verdict = 'held' | 'alerted' | 'unseen' | 'silent';

/** What is known of a signal: below an alert, what was not seen may tell somebody. */
export function verdictOf({ strength, unseen }: SignalCell): Verdict {
  if (strength === 'slo') return 'held';
  if (strength === 'alert') return 'alerted';
  return unseen ? 'unseen' : 'silent';
}

function describeOne({ name, cells: all, serves }: WatchedWorkload): string {
  const cells = all.filter(
    cell => isAskedOf(cell, serves) || verdictOf(cell) !== 'silent',
  );
  const of = (verdict: Verdict) =>
    cells.filter(cell => verdictOf(cell) === verdict).map(cell => cell.signal);
  const [held, alerted, unseen, silent] = [
    of('held'),
    of('alerted'),
    of('unseen'),
    of('silent'),
  ];
  const parts = [
    held.length > 0 && `an objective watches ${list(held)}`,
    alerted.length > 0 && `an alert watches ${list(alerted)}`,
    silent.length > 0 && `nobody is told about ${list(silent)}`,
    unseen.length > 0 && `we couldn't see who watches ${list(unseen)}`,
  ].filter(Boolean);
  // Why the rules and the checklist ask nothing of it.
  const idle = serves
    ? ''
    : ' It is sent no requests, so the rules do not ask for it.';
  return `${plainName(name)}: ${parts.join('; ')}.${idle}`;
}

function describeMany(workloads: WatchedWorkload[]): string {
  const count = (verdict: Verdict) => {
    const counts = GOLDEN_SIGNALS.map(
      signal =>
        workloads.filter(({ cells, serves }) =>
          cells.some(
            cell =>
              cell.signal === signal &&
              isAskedOf(cell, serves) &&
              verdictOf(cell) === verdict,
          ),
        ).length,
    );
    if (counts.every(each => each === workloads.length)) {
      return 'any golden signal';
    }
    return list(
      GOLDEN_SIGNALS.flatMap((signal, index) =>
        counts[index] > 0 ? [`${signal} of ${counts[index]}`] : [],
      ),
    );
  };
  const silent = count('silent');
  const unseen = count('unseen');
  const total = `Of ${workloads.length} workloads`;
  if (silent.length + unseen.length === 0) {
    return `${total}, an alert or an objective watches every golden signal.`;
  }
  const parts = [
    silent.length > 0 && `nobody is told about ${silent}`,
    unseen.length > 0 && `we couldn't see who watches ${unseen}`,
  ].filter(Boolean);
  const idle = workloads.filter(({ serves }) => !serves).length;
  const rest = idle === workloads.length ? 'They' : `${idle} of them`;
  const verb = idle === 1 ? 'is' : 'are';
  return `${total}, ${parts.join('; ')}.${
    idle > 0
      ? ` ${rest} ${verb} sent no requests, so the rules do not ask for it there.`
      : ''
  }`;
}

function list(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
