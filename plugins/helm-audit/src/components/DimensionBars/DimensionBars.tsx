import { VisuallyHidden } from '@backstage/ui';
import {
  DIMENSIONS,
  DimensionId,
  DimensionScore,
  SEVERITIES,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { SeverityMark } from '../SeverityMark';
import styles from './DimensionBars.module.css';

export interface DimensionBarsProps {
  dimensions: DimensionScore[];
  /** Average scores to compare with, by dimension; nothing is drawn where there is none. */
  average?: Partial<Record<DimensionId, number | null>>;
  /** What the average is of, such as `tier 1`. */
  averageOf?: string;
  /** Called with the dimension that the reader wants to look into. */
  onSelect: (dimension: DimensionScore) => void;
}

/** Why a dimension has no score. */
function missingScore({ outcomes }: DimensionScore): string {
  return outcomes.unknown + outcomes.error > 0
    ? 'We couldn’t see'
    : 'Nothing here applies';
}

/** The dimensions as bars, the ones that weigh most first. */
export function DimensionBars(props: DimensionBarsProps) {
  const { dimensions, average = {}, averageOf, onSelect } = props;
  const ordered = [...dimensions].sort((a, b) => b.weight - a.weight);
  return (
    <ul className={styles.list}>
      {ordered.map(dimension => (
        <li key={dimension.id}>
          <button
            type="button"
            className={styles.row}
            title={DIMENSIONS.find(d => d.id === dimension.id)?.description}
            onClick={() => onSelect(dimension)}
          >
            <span className={styles.title}>{dimension.title}</span>
            <Bar
              score={dimension.score}
              average={average[dimension.id] ?? null}
            />
            {dimension.score === null ? (
              <span className={styles.missing}>{missingScore(dimension)}</span>
            ) : (
              <>
                <span className={styles.score}>
                  {formatScore(dimension.score)}
                  <VisuallyHidden>
                    {' '}
                    out of 10
                    {describeAverage(average[dimension.id], averageOf)}
                  </VisuallyHidden>
                </span>
                <Counts dimension={dimension} />
              </>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** `, 6.1 on average in tier 1`, and nothing without an average. */
function describeAverage(
  average: number | null | undefined,
  averageOf: string | undefined,
): string {
  if (average === null || average === undefined) return '';
  return `, ${formatScore(average)} on average in ${averageOf}`;
}

function Bar(props: { score: number | null; average: number | null }) {
  const { score, average } = props;
  return (
    <span className={styles.scale}>
      <span className={styles.track} data-unknown={score === null || undefined}>
        {score !== null && (
          <span className={styles.bar} style={{ width: `${score * 10}%` }} />
        )}
      </span>
      {average !== null && (
        <span
          className={styles.tick}
          style={{ insetInlineStart: `${average * 10}%` }}
        />
      )}
    </span>
  );
}

function Counts({ dimension: { findings } }: { dimension: DimensionScore }) {
  return (
    <span className={styles.counts}>
      {SEVERITIES.filter(severity => findings[severity] > 0).map(severity => (
        <span key={severity} className={styles.count}>
          <SeverityMark severity={severity} compact />
          {findings[severity]}
        </span>
      ))}
    </span>
  );
}
