import {
  describeRungs,
  OwnershipReport,
} from '@helm-audit/plugin-helm-audit-common';
import { InlineCode } from '../InlineCode';
import { Panel } from '../Panels';
import { EvidenceList } from './EvidenceList';
import { OwnershipRungRow } from './OwnershipRungRow';
import styles from './OwnershipPanel.module.css';

/** How clearly the service is owned: the ladder, and the first rung that is missing. */
export function OwnershipPanel(props: {
  /** Absent in reports that were stored before the ladder was there. */
  ownership?: OwnershipReport;
}) {
  const { ownership } = props;
  if (!ownership)
    return (
      <Unseen sentence="This report is older than the ownership ladder. Audit again to see it." />
    );
  const { rungs, level, sentence, suggestedOwner } = ownership;
  if (rungs.every(({ state }) => state === 'unknown')) {
    return <Unseen sentence={sentence} suggestion={suggestedOwner} />;
  }
  return (
    <Panel
      title="Ownership"
      aside={heightOf(ownership)}
      sentence={<InlineCode text={sentence} />}
    >
      <ol className={styles.ladder}>
        {rungs.map((rung, index) => (
          <OwnershipRungRow
            key={rung.id}
            rung={rung}
            isNext={index === level}
          />
        ))}
      </ol>
      {suggestedOwner && <Suggestion suggestion={suggestedOwner} />}
    </Panel>
  );
}

/** `3 of 7`, without a number where not even the ground was seen. */
function heightOf(ownership: OwnershipReport): string {
  const { level, atLeast } = ownership;
  if (level === 0 && atLeast) return 'We couldn’t see';
  return describeRungs(ownership).replace(/^at/, 'At');
}

function Unseen(props: {
  sentence: string;
  suggestion?: OwnershipReport['suggestedOwner'];
}) {
  const { sentence, suggestion } = props;
  return (
    <Panel title="Ownership" unseen sentence={sentence}>
      {suggestion && <Suggestion suggestion={suggestion} />}
      <p className={styles.muted}>
        The ladder tells whether an owner is named, is a team, can be reached,
        is on call, reviews changes, is named alike everywhere, and knows what
        to do. An audit of an entity in the catalog sees all of it.
      </p>
    </Panel>
  );
}

function Suggestion(props: {
  suggestion: NonNullable<OwnershipReport['suggestedOwner']>;
}) {
  const { name, evidence } = props.suggestion;
  return (
    <div className={styles.suggestion}>
      <h3 className={styles.heading}>
        Ask first: <strong>{name}</strong>
      </h3>
      <EvidenceList evidence={evidence} />
    </div>
  );
}
