import { lazy, ReactNode, Suspense } from 'react';
import { Skeleton } from '@backstage/ui';
import {
  SloCoverageResponse,
  TrendPoint,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import {
  countChangesOf,
  formatWeek,
  sameServices,
  Trend as TrendOf,
  trendSentence,
} from '../../lib/trend';
import { fromFirstScore } from './weeks';
import { strengthRows } from './strengthRows';
import styles from './Charts.module.css';

/** Pixels that every picture is high, also while it is loaded. */
const HEIGHT = 200;

// The library is large, and only pages with pictures need it.
const TrendPicture = lazy(() => import('./TrendPicture'));
const HistogramPicture = lazy(() => import('./HistogramPicture'));
const StrengthPicture = lazy(() => import('./StrengthPicture'));

/** A picture. The table beside it is for those who can't see it. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <div aria-hidden className={styles.picture} style={{ height: HEIGHT }}>
      <Suspense fallback={<Skeleton width="100%" height={HEIGHT} />}>
        {children}
      </Suspense>
    </div>
  );
}

/** A picture, with the table that says the same in numbers. */
function Picture(props: {
  children: ReactNode;
  /** What the picture shows, in words. */
  words?: string;
  label: string;
  head: string[];
  rows: ReactNode[][];
}) {
  const { children, words, label, head, rows } = props;
  return (
    <>
      <Drawing>{children}</Drawing>
      {words && <p className={styles.words}>{words}</p>}
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

/** The average score week by week, of the same services and of all that there were. */
export function Trend({ movement }: { movement: TrendOf }) {
  const { trend, steadyCount } = movement;
  const points = fromFirstScore(trend);
  const changes = new Map(
    countChangesOf(movement).map(({ week, services }) => [week, services]),
  );
  return (
    <Picture
      words={[beginSentence(trend, points), trendSentence(movement)]
        .filter(Boolean)
        .join(' ')}
      label="Average score by week"
      head={[
        'Week from',
        `Average of ${sameServices(steadyCount)}`,
        'Average of all',
        'Services',
        'More or fewer',
      ]}
      rows={trend.map(({ week, steadyScore, score, services }) => [
        week,
        formatScore(steadyScore),
        formatScore(score),
        services,
        formatChange(changes.get(week)),
      ])}
    >
      <TrendPicture points={points} steadyCount={steadyCount} />
    </Picture>
  );
}

/** That the picture begins later than the period, where it does. */
function beginSentence(all: TrendPoint[], drawn: TrendPoint[]) {
  return drawn.length > 0 && drawn.length < all.length
    ? `Drawn from ${formatWeek(
        drawn[0].week,
      )}, the first week with a score in this period.`
    : undefined;
}

function formatChange(services: number | undefined): string {
  if (services === undefined) return '–';
  return services > 0 ? `${services} more` : `${-services} fewer`;
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

/** How many services watch each golden signal how well; needs a table beside it. */
export function StrengthBars(props: Pick<SloCoverageResponse, 'signals'>) {
  return (
    <Drawing>
      <StrengthPicture rows={strengthRows(props.signals)} />
    </Drawing>
  );
}
