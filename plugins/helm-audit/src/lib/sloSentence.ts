import { SloCoverageResponse } from '@helm-audit/plugin-helm-audit-common';
import { SIGNAL_TITLES } from '../components/SloPanel/words';
import { plural } from './words';

/** The golden signal that most services leave unwatched, in a sentence. */
export function sloSentence({
  services,
  signals,
}: SloCoverageResponse): string {
  if (services === 0) {
    return 'No audited service here serves requests, so there is nothing to watch yet.';
  }
  const all = plural(services, 'serving service');
  const worst = [...signals].sort(
    (a, b) => b.strengths.none - a.strengths.none,
  )[0];
  const withSlo = Math.max(...signals.map(({ strengths }) => strengths.slo));
  const objectives =
    withSlo === 0
      ? 'None has an SLO.'
      : `At most ${withSlo} ${
          withSlo === 1 ? 'has' : 'have'
        } an SLO for any signal.`;
  if (worst.strengths.none === 0) {
    return `No golden signal was seen unwatched over ${all}. ${objectives}`;
  }
  const signal = SIGNAL_TITLES[worst.signal].toLocaleLowerCase('en');
  return `Nothing watches ${signal} of ${worst.strengths.none} of ${all}, the most of all signals. ${objectives}`;
}
