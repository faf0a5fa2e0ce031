import {
  PhaseWithFixes,
  Roadmap,
  RoadmapItem,
  RoadmapPhase,
} from '@helm-audit/plugin-helm-audit-common';
import { formatLift, formatScore } from '../../lib/format';
import { EFFORT_TITLES, formatHours } from '../../lib/words';
import { InlineCode } from '../InlineCode';
import { SeverityMark } from '../SeverityMark';
import styles from './Assessment.module.css';

export interface RoadmapViewProps {
  roadmap: Roadmap;
  onSelect: (ruleId: string) => void;
}

/** Three phases, what belongs to each, and the score that it leads to. */
export function RoadmapView({ roadmap, onSelect }: RoadmapViewProps) {
  const phases = roadmap.phases.filter(({ items }) => items.length > 0);
  if (phases.length === 0) {
    return <p className={styles.nothing}>Nothing is left to do.</p>;
  }
  return (
    <div className={styles.groups}>
      {roadmap.hoursToReady > 0 && (
        <p className={styles.muted}>
          {`About ${formatHours(
            roadmap.hoursToReady,
          )} of work until nothing of high severity is left.`}
        </p>
      )}
      {phases.map(phase => (
        <Phase key={phase.phase} phase={phase} onSelect={onSelect} />
      ))}
    </div>
  );
}

function Phase(props: {
  phase: RoadmapPhase;
  onSelect: (ruleId: string) => void;
}) {
  const { phase, onSelect } = props;
  return (
    <div>
      <h3 className={styles.heading}>
        {`Phase ${phase.phase}: ${phase.title}`}
        <span className={styles.state}>
          {`${phase.when}, about ${formatHours(
            phase.hours,
          )}; score ${formatScore(phase.scoreAfter)} afterwards, ${
            phase.basis === 'audited' ? 'audited on a copy' : 'counted'
          }`}
        </span>
      </h3>
      {phase.withFixes && (
        <p className={styles.muted}>{describeFixes(phase.withFixes)}</p>
      )}
      <ol className={styles.list}>
        {phase.items.map(item => (
          <RoadmapRow key={item.ruleId} item={item} onSelect={onSelect} />
        ))}
      </ol>
    </div>
  );
}

/** How far proven fixes lead, up to a phase. */
function describeFixes({ fixes, score }: PhaseWithFixes): string {
  const number = fixes === 1 ? 'The proven fix' : `The ${fixes} proven fixes`;
  return `${number} up to here alone: score ${formatScore(
    score,
  )}, audited on a copy.`;
}

function RoadmapRow(props: {
  item: RoadmapItem;
  onSelect: (ruleId: string) => void;
}) {
  const { item, onSelect } = props;
  return (
    <li>
      <button
        type="button"
        className={styles.step}
        onClick={() => onSelect(item.ruleId)}
      >
        <span className={styles.action}>
          <InlineCode text={item.action} />
        </span>
        <span className={styles.about}>
          <SeverityMark severity={item.severity} />
          <span>{EFFORT_TITLES[item.effort]}</span>
          {item.after.length > 0 && (
            <span>{`after ${item.after.join(', ')}`}</span>
          )}
        </span>
        <span className={styles.lift}>{formatLift(item.lift)}</span>
      </button>
    </li>
  );
}
