import {
  describeLift,
  describePhaseScore,
  explainPhaseScore,
  Roadmap,
  RoadmapItem,
  RoadmapPhase,
  sharedHold,
} from '@helm-audit/plugin-helm-audit-common';
import { EFFORT_TITLES, formatHours } from '../../lib/words';
import { HeldLift, SharedHold } from '../HeldLift';
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
  const hold = sharedHold(phases.flatMap(({ items }) => items));
  return (
    <div className={styles.groups}>
      <SharedHold hold={hold} className={styles.muted} />
      {roadmap.hoursToReady > 0 && (
        <p className={styles.muted}>
          {`About ${formatHours(
            roadmap.hoursToReady,
          )} of work until nothing of high severity is left.`}
        </p>
      )}
      {phases.map(phase => (
        <Phase
          key={phase.phase}
          phase={phase}
          isHoldSaid={Boolean(hold)}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
}

function Phase(props: {
  phase: RoadmapPhase;
  /** Whether what holds its items is said above. */
  isHoldSaid: boolean;
  onSelect: (ruleId: string) => void;
}) {
  const { phase, isHoldSaid, onSelect } = props;
  return (
    <div>
      <h3 className={styles.heading}>
        {`Phase ${phase.phase}: ${phase.title}`}
        <span className={styles.state}>
          {`${phase.when}, about ${formatHours(
            phase.hours,
          )}; ${describePhaseScore(phase)}`}
        </span>
      </h3>
      <details className={styles.muted}>
        <summary>Where this score comes from</summary>
        <p>
          <InlineCode text={explainPhaseScore(phase)} />
        </p>
      </details>
      <ol className={styles.list}>
        {phase.items.map(item => (
          <RoadmapRow
            key={item.ruleId}
            item={isHoldSaid ? { ...item, held: undefined } : item}
            onSelect={onSelect}
          />
        ))}
      </ol>
    </div>
  );
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
          <HeldLift item={item} />
        </span>
        {!item.held && (
          <span className={styles.lift}>{describeLift(item)}</span>
        )}
      </button>
    </li>
  );
}
