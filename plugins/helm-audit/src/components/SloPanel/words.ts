import {
  AlertPart,
  GoldenSignal,
  SignalCell,
  SignalStrength,
  WatchSource,
} from '@helm-audit/plugin-helm-audit-common';

/** Names of the golden signals on screen, and what each asks. */
export const SIGNAL_TITLES: Record<GoldenSignal, string> = {
  latency: 'Latency',
  traffic: 'Traffic',
  errors: 'Errors',
  saturation: 'Saturation',
};

/** Names of the columns. */
export const STRENGTH_TITLES: Record<SignalStrength, string> = {
  none: 'None',
  dashboard: 'Panel',
  canary: 'Canary',
  alert: 'Alert',
  slo: 'SLO',
};

/** What each strength is. */
export const STRENGTH_MEANINGS: Record<SignalStrength, string> = {
  none: 'Nothing watches it.',
  dashboard: 'Drawn on a dashboard.',
  canary: 'Asked before a canary goes on.',
  alert: 'An alert tells somebody.',
  slo: 'An objective whose error budget alerts while it burns.',
};

/** What an alert may lack. */
export const PART_TITLES: Record<AlertPart, string> = {
  severity: 'severity',
  owner: 'owner',
  runbook: 'runbook',
  hold: 'hold (`for`)',
  route: 'route',
};

/** What a place in the matrix shows. */
export type Mark = 'seen' | 'off' | 'unseen' | 'open' | 'gap';

/** What is known of a golden signal at one strength. */
export function markOf(cell: SignalCell, strength: SignalStrength): Mark {
  if (strength === 'none') {
    if (cell.strength !== 'none') return 'open';
    return cell.unseen ? 'unseen' : 'gap';
  }
  const own = cell.evidence.filter(one => one.strength === strength);
  if (own.some(({ switchOn }) => !switchOn)) return 'seen';
  if (own.length > 0) return 'off';
  return cell.unseen ? 'unseen' : 'open';
}

/** What a mark says to those who don't see it. */
export const MARK_TITLES: Record<Mark, string> = {
  seen: 'there is one',
  off: 'can be switched on',
  unseen: "we couldn't see",
  open: 'there is none',
  gap: 'nothing watches it',
};

/** `PrometheusRule checkout in templates/alerts.yaml`. */
export function formatSource({ root, file, object }: WatchSource): string {
  if (root === 'catalog') return 'the catalog';
  const place = root === 'repository' ? `${file} of the repository` : file;
  return [object, place].filter(Boolean).join(' in ');
}
