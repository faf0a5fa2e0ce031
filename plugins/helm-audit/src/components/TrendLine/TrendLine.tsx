import { VisuallyHidden } from '@backstage/ui';
import { HistoryPoint } from '@helm-audit/plugin-helm-audit-common';
import { formatDate, formatScore } from '../../lib/format';
import { plural } from '../../lib/words';
import styles from './TrendLine.module.css';
import { MAX_POINTS, drawTrend } from './drawTrend';

export interface TrendLineProps {
  /** Oldest first. */
  history: HistoryPoint[];
  /** Pixels. */
  width?: number;
  /** Pixels. */
  height?: number;
}

function describe(points: HistoryPoint[]): string {
  const scored = points.filter(point => point.score !== null);
  const first = scored[0];
  const last = scored[scored.length - 1];
  if (!first) return 'No score yet';
  const count = plural(points.length, 'audit');
  return `Score over ${count}: ${formatScore(first.score)} on ${formatDate(
    first.auditedAt,
  )}, ${formatScore(last.score)} on ${formatDate(last.auditedAt)}`;
}

/** The score over the last audits, as a line and as a table for those who can't see it. */
export function TrendLine(props: TrendLineProps) {
  const { width = 208, height = 44 } = props;
  const points = props.history.slice(-MAX_POINTS);
  const { lines, last, profileChanges } = drawTrend(points, { width, height });
  return (
    <div className={styles.trend}>
      <svg
        role="img"
        aria-label={describe(points)}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        className={styles.picture}
      >
        {profileChanges.map(x => (
          <line
            key={x}
            x1={x}
            x2={x}
            y1={0}
            y2={height}
            className={styles.profileChange}
          />
        ))}
        {lines.map(line => (
          <polyline key={line} points={line} className={styles.line} />
        ))}
        {last && (
          <circle cx={last.x} cy={last.y} r={3.5} className={styles.last} />
        )}
      </svg>
      <VisuallyHidden>
        <TrendTable points={points} />
      </VisuallyHidden>
    </div>
  );
}

function TrendTable({ points }: { points: HistoryPoint[] }) {
  return (
    <table>
      <caption>Score history</caption>
      <thead>
        <tr>
          <th scope="col">Audited</th>
          <th scope="col">Score</th>
          <th scope="col">Chart version</th>
        </tr>
      </thead>
      <tbody>
        {points.map(point => (
          <tr key={point.auditedAt}>
            <td>{formatDate(point.auditedAt)}</td>
            <td>{formatScore(point.score)}</td>
            <td>{point.chartVersion}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
