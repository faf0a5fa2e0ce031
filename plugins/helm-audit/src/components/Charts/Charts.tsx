import { lazy, ReactNode, Suspense } from 'react';
import { Skeleton } from '@backstage/ui';
import {
  SloCoverageResponse,
  TrendPoint,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { COVERAGE_TITLES } from '../../lib/orgWords';
import { strengthRows } from './strengthRows';
import styles from './Charts.module.css';

/** Pixels that every picture is high, also while it is loaded. */
const HEIGHT = 200;

// The library is large, and only pages with pictures need it.
const TrendPicture = lazy(() => import('./TrendPicture'));
const HistogramPicture = lazy(() => import('./HistogramPicture'));
const StrengthPicture = lazy(() => import('./StrengthPicture'));

/** A picture, with the table that says the same in numbers. */
function Picture(props: {
  children: ReactNode;
  label: string;
  head: string[];
  rows: ReactNode[][];
}) {
  const { children, label, head, rows } = props;
  return (
    <>
      {/* The table below is for those who can't see it. */}
      <div aria-hidden className={styles.picture} style={{ height: HEIGHT }}>
        <Suspense fallback={<Skeleton width="100%" height={HEIGHT} />}>
          {children}
        </Suspense>
      </div>
      <details className={styles.details}>
        <summary>As a table</summary>
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              {head.map(title => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...others], index) => (
              <tr key={index}>
                <th scope="row">{first}</th>
                {others.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** The average score week by week. */
export function Trend({ points }: { points: TrendPoint[] }) {
  return (
    <Picture
      label="Average score by week"
      head={['Week from', 'Average score', 'Services']}
      rows={points.map(({ week, score, services }) => [
        week,
        formatScore(score),
        services,
      ])}
    >
      <TrendPicture points={points} />
    </Picture>
  );
}

/** How many services have which score. */
export function Histogram({ histogram }: { histogram: number[] }) {
  const bars = histogram.map((services, from) => ({
    range: from === histogram.length - 1 ? `${from}–10` : `${from}–${from}.9`,
    services,
  }));
  return (
    <Picture
      label="Services by score"
      head={['Score', 'Services']}
      rows={bars.map(({ range, services }) => [range, services])}
    >
      <HistogramPicture bars={bars} />
    </Picture>
  );
}

/** How many services watch each golden signal how well. */
export function StrengthBars(props: Pick<SloCoverageResponse, 'signals'>) {
  const rows = strengthRows(props.signals);
  const columns = Object.keys(COVERAGE_TITLES) as Array<
    keyof typeof COVERAGE_TITLES
  >;
  return (
    <Picture
      label="Services by how well each golden signal is watched"
      head={['Signal', ...columns.map(key => COVERAGE_TITLES[key])]}
      rows={rows.map(row => [row.title, ...columns.map(key => row[key])])}
    >
      <StrengthPicture rows={rows} />
    </Picture>
  );
}
