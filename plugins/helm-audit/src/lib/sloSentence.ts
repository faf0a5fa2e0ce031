import {
  GoldenSignal,
  SloCoverageResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { SIGNAL_TITLES } from '../components/SloPanel/words';
import { plural } from './words';

const nameSignal = (signal: GoldenSignal) =>
  SIGNAL_TITLES[signal].toLocaleLowerCase('en');

/** The golden signal that most services leave unwatched, in a sentence. */
export function sloSentence({
  services,
  signals,
}: SloCoverageResponse): string {
  if (services === 0) {
    return 'No audited service here serves requests, so there is nothing to watch yet.';
  }
  const all = `${plural(services, 'service')} that ${
    services === 1 ? 'takes' : 'take'
  } requests`;
  const worst = [...signals].sort(
    (a, b) => b.strengths.none - a.strengths.none,
  )[0];
  const best = [...signals].sort(
    (x, y) => y.strengths.slo - x.strengths.slo,
  )[0];
  const withSlo = best.strengths.slo;
  const objectives =
    withSlo === 0
      ? 'None has an SLO.'
      : `${withSlo} ${withSlo === 1 ? 'has' : 'have'} an SLO for ${nameSignal(
          best.signal,
        )}; no other signal has more.`;
  if (worst.strengths.none === 0) {
    return `No golden signal was seen unwatched in ${all}. ${objectives}`;
  }
  return `Nothing watches ${nameSignal(worst.signal)} in ${
    worst.strengths.none
  } of ${all}; no other signal is left out more often. ${objectives}`;
}
