import { useId, useState } from 'react';
import { DimensionAnalysis } from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { EFFORT_TITLES, formatHours, plural } from '../../lib/words';
import { InlineCode } from '../InlineCode';
import { SeverityMark } from '../SeverityMark';
import styles from './Assessment.module.css';

export interface GapAnalysisProps {
  dimensions: DimensionAnalysis[];
  onSelect: (ruleId: string) => void;
}

/** Each dimension, a line that opens: how it stands, what is missing, who is hit. */
export function GapAnalysis({ dimensions, onSelect }: GapAnalysisProps) {
  return (
    <ul className={styles.list}>
      {dimensions.map(dimension => (
        <DimensionRow
          key={dimension.id}
          dimension={dimension}
          onSelect={onSelect}
        />
      ))}
    </ul>
  );
}

function DimensionRow(props: {
  dimension: DimensionAnalysis;
  onSelect: (ruleId: string) => void;
}) {
  const { dimension, onSelect } = props;
  const { gaps } = dimension;
  const [open, setOpen] = useState(false);
  const panelId = useId();
  return (
    <li>
      <button
        type="button"
        className={styles.dimension}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.score}>{formatScore(dimension.score)}</span>
        <span className={styles.title}>{dimension.title}</span>
        <span className={styles.state}>
          {gaps.length === 0
            ? 'No gap seen'
            : `${plural(gaps.length, 'gap')}, about ${formatHours(
                dimension.hours,
              )}`}
        </span>
      </button>
      <div id={panelId} hidden={!open} className={styles.details}>
        {open && <Analysis dimension={dimension} onSelect={onSelect} />}
      </div>
    </li>
  );
}

function Analysis(props: {
  dimension: DimensionAnalysis;
  onSelect: (ruleId: string) => void;
}) {
  const { currentState, gaps, blastRadius } = props.dimension;
  return (
    <>
      {currentState.map(sentence => (
        <p key={sentence}>
          <InlineCode text={sentence} />
        </p>
      ))}
      {blastRadius && (
        <p>
          <strong>Hit when the worst gap shows:</strong>{' '}
          <InlineCode text={blastRadius} />
        </p>
      )}
      <ol className={styles.list}>
        {gaps.map(gap => (
          <li key={gap.ruleId}>
            <button
              type="button"
              className={styles.step}
              onClick={() => props.onSelect(gap.ruleId)}
            >
              <span className={styles.action}>
                <InlineCode text={gap.message} />
              </span>
              <span className={styles.about}>
                <SeverityMark severity={gap.severity} />
                <span>{EFFORT_TITLES[gap.effort]}</span>
                {gap.findings > 1 && (
                  <span>{plural(gap.findings, 'finding')}</span>
                )}
                <span>
                  <InlineCode text={gap.action} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
