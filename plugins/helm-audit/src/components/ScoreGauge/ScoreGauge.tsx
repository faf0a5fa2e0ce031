import { Grade } from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import styles from './ScoreGauge.module.css';

/** Three quarters of a circle, open at the bottom; ten units long whatever its size. */
const ARC = 'M 19.5 80.5 A 43 43 0 1 1 80.5 80.5';

export interface ScoreGaugeProps {
  /** 0.0 to 10.0; `null` when nothing could be decided. */
  score: number | null;
  /** `null` when too little was seen for one; then the score isn't shown either. */
  grade: Grade | null;
  /** The score that it would be if no critical finding held it down. */
  uncapped?: number;
  /** Edge length in pixels. */
  size?: number;
}

function describe({ score, grade, uncapped }: ScoreGaugeProps): string {
  if (score === null) return 'No score: nothing could be decided';
  if (grade === null) return 'No grade: too little could be seen';
  const base = `Score ${formatScore(score)} out of 10, grade ${grade}`;
  return uncapped === undefined
    ? base
    : `${base}, held down from ${formatScore(uncapped)}`;
}

/** A score as an arc, a number and a grade. The hatched part is what a cap takes away. */
export function ScoreGauge(props: ScoreGaugeProps) {
  const { grade, uncapped, size = 128 } = props;
  // A number without a grade stands for what little was seen, not for the service.
  const score = grade === null ? null : props.score;
  return (
    <svg
      role="img"
      aria-label={describe(props)}
      viewBox="0 0 100 100"
      width={size}
      height={size}
      className={styles.gauge}
    >
      <path d={ARC} pathLength={10} className={styles.track} />
      {score !== null && uncapped !== undefined && uncapped > score && (
        <path
          d={ARC}
          pathLength={10}
          className={styles.withheld}
          strokeDasharray={withheldDashes(score, uncapped)}
        />
      )}
      {score !== null && score > 0 && (
        <path
          d={ARC}
          pathLength={10}
          className={styles.value}
          strokeDasharray={`${score} 10`}
        />
      )}
      <text x="50" y="55" className={styles.score}>
        {formatScore(score)}
      </text>
      <text x="50" y="70" className={styles.outOf}>
        {score === null ? 'little seen' : 'out of 10'}
      </text>
      <text x="50" y="92" className={styles.grade}>
        {grade ?? ''}
      </text>
    </svg>
  );
}

/** Short dashes from `score` to `uncapped`, and a gap for the rest of the arc. */
function withheldDashes(score: number, uncapped: number): string {
  const dash = 0.14;
  const gap = 0.16;
  const count = Math.floor((uncapped - score) / (dash + gap));
  const dashes = Array.from({ length: count }, () => `${dash} ${gap}`);
  return [`0 ${score + gap}`, ...dashes, '0 10'].join(' ');
}
