import { VisuallyHidden } from '@backstage/ui';
import {
  DIMENSIONS,
  DimensionScore,
  SEVERITIES,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { SeverityMark } from '../SeverityMark';
import styles from './DimensionBars.module.css';

export interface DimensionBarsProps {
  dimensions: DimensionScore[];
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
export function DimensionBars({ dimensions, onSelect }: DimensionBarsProps) {
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
            <Bar score={dimension.score} />
            {dimension.score === null ? (
              <span className={styles.missing}>{missingScore(dimension)}</span>
            ) : (
              <>
                <span className={styles.score}>
                  {formatScore(dimension.score)}
                  <VisuallyHidden> out of 10</VisuallyHidden>
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

function Bar({ score }: { score: number | null }) {
  return (
    <span className={styles.track} data-unknown={score === null || undefined}>
      {score !== null && (
        <span className={styles.bar} style={{ width: `${score * 10}%` }} />
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
