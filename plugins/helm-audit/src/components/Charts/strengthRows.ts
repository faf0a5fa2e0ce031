import { SloCoverageResponse } from '@helm-audit/plugin-helm-audit-common';
import { COVERAGE_TITLES } from '../../lib/orgWords';
import { SIGNAL_TITLES } from '../SloPanel/words';

/** How many services watch one golden signal how well. */
export type StrengthRow = { title: string } & Record<
  keyof typeof COVERAGE_TITLES,
  number
>;

/** The golden signals as rows of numbers. */
export function strengthRows(
  signals: SloCoverageResponse['signals'],
): StrengthRow[] {
  return signals.map(({ signal, strengths, unknown }) => ({
    title: SIGNAL_TITLES[signal],
    ...strengths,
    unknown,
  }));
}
