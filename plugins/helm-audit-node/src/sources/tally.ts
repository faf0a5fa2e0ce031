import {
  DependencySourceId,
  DependencySourceStatus,
} from '@helm-audit/plugin-helm-audit-common';
import { SOURCE_NAMES, SOURCES } from '../facts/oss/answers';
import { Answer } from './evidence';
import { SourceSettings } from './settings';

/** Counts what became of the questions to each source. */
export class Tally {
  readonly #answers = new Map<DependencySourceId, Array<Answer<unknown>>>();

  constructor(
    private readonly settings: Record<DependencySourceId, SourceSettings>,
  ) {}

  async count<T>(
    id: DependencySourceId,
    asked: Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const answer = await asked;
    this.#answers.set(id, [...(this.#answers.get(id) ?? []), answer]);
    return answer;
  }

  /** What became of every source. */
  statuses(): DependencySourceStatus[] {
    return SOURCES.map(id => ({
      id,
      name: SOURCE_NAMES[id],
      ...this.#statusOf(id),
    }));
  }

  #statusOf(
    id: DependencySourceId,
  ): Omit<DependencySourceStatus, 'id' | 'name'> {
    const answers = this.#answers.get(id) ?? [];
    const times = answers
      .flatMap(answer => ('asOf' in answer ? answer.asOf : []))
      .sort();
    const failed = answers.filter(({ state }) => state === 'unavailable');
    const silent = answers.filter(({ state }) => state === 'withheld').length;
    const reason = [
      ...reasonsOf(failed, answers.length),
      ...(silent > 0 ? [`${silent} not asked about.`] : []),
    ].join(' ');
    const rest = { asOf: times[0], reason: reason || undefined };
    if (times.length > 0) {
      const isStale = answers.some(({ state }) => state === 'stale');
      return { state: isStale ? 'stale' : 'fresh', ...rest };
    }
    if (failed.length > 0) return { state: 'unavailable', ...rest };
    return { state: this.settings[id].enabled ? 'idle' : 'disabled', ...rest };
  }
}

function reasonsOf(failed: Array<Answer<unknown>>, asked: number): string[] {
  const [first] = failed;
  if (!first || !('reason' in first)) return [];
  return failed.length === asked
    ? [first.reason]
    : [
        `${failed.length} of ${asked} questions without answer: ${first.reason}`,
      ];
}
