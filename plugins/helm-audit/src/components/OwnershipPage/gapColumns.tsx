import { VisuallyHidden } from '@backstage/ui';
import {
  OWNERSHIP_RUNGS,
  OwnershipEvidence,
  OwnershipGap,
  RungState,
} from '@helm-audit/plugin-helm-audit-common';
import {
  RiArrowLeftRightLine,
  RiCheckLine,
  RiCloseLine,
  RiQuestionMark,
} from '@remixicon/react';
import { GAP_TITLES, RUNG_STATE_TITLES, RUNG_TITLES } from '../../lib/orgWords';
import { Column } from '../DataTable';
import { OwnerLink, ServiceLink, TIER_COLUMN } from '../EntityLinks';
import { InlineCode } from '../InlineCode';
import { EvidenceList } from '../OwnershipPanel/EvidenceList';
import styles from './OwnershipPage.module.css';

const ICONS: Record<RungState, typeof RiCheckLine> = {
  met: RiCheckLine,
  missing: RiCloseLine,
  contradicted: RiArrowLeftRightLine,
  unknown: RiQuestionMark,
};

const SUGGESTION = 'suggestion';

const COLUMNS: Column<OwnershipGap>[] = [
  {
    id: 'service',
    title: 'Service',
    isRowHeader: true,
    render: gap => (
      <span className={styles.service}>
        <ServiceLink {...gap} />
        <span className={styles.muted}>
          {gap.owner ? <OwnerLink entityRef={gap.owner} /> : 'nobody named'}
        </span>
      </span>
    ),
  },
  TIER_COLUMN,
  {
    id: 'rungs',
    title: 'Rungs',
    noWrap: true,
    hint: 'The seven rungs from the ground up',
    render: gap => <Rungs gap={gap} />,
  },
  {
    id: 'missing',
    title: 'What is missing or contradictory',
    render: gap => <Missing gap={gap} />,
  },
  {
    id: SUGGESTION,
    title: 'Ask first',
    render: ({ suggestedOwner }) =>
      suggestedOwner && (
        <div className={styles.suggestion}>
          <strong>{suggestedOwner.name}</strong>
          <EvidenceList evidence={suggestedOwner.evidence} />
        </div>
      ),
  },
];

/**
 * Columns of the table of gaps; the backend sorts it by tier, then by rung. Whom to ask first
 * is left out where nobody is suggested for any of them.
 */
export function columnsFor(gaps: readonly OwnershipGap[]) {
  const isAnyoneSuggested = gaps.some(({ suggestedOwner }) => suggestedOwner);
  return COLUMNS.filter(({ id }) => id !== SUGGESTION || isAnyoneSuggested);
}

function Rungs({ gap }: { gap: OwnershipGap }) {
  return (
    <ul
      className={styles.rungs}
      aria-label={`${gap.atLeast ? 'At least ' : ''}${gap.level} of ${
        OWNERSHIP_RUNGS.length
      } in a row`}
    >
      {OWNERSHIP_RUNGS.map(id => {
        const state = gap.rungs[id];
        const Icon = ICONS[state];
        const text = `${RUNG_TITLES[id]}: ${RUNG_STATE_TITLES[state]}`;
        return (
          <li key={id} title={text} data-state={state}>
            <Icon size={12} aria-hidden />
            <VisuallyHidden>{text}</VisuallyHidden>
          </li>
        );
      })}
    </ul>
  );
}

function Missing({ gap }: { gap: OwnershipGap }) {
  const { gaps, sentence, contradictions } = gap;
  return (
    <div className={styles.missing}>
      {gaps.length > 0 && (
        <strong>{gaps.map(kind => GAP_TITLES[kind][0]).join(' · ')}</strong>
      )}
      <span>
        <InlineCode text={sentence} />
      </span>
      {contradictions.map(([left, right], index) => (
        <Contradiction key={index} left={left} right={right} />
      ))}
    </div>
  );
}

/** Both sides of a contradiction, what each says and where. */
function Contradiction(props: {
  left: OwnershipEvidence;
  right: OwnershipEvidence;
}) {
  const { left, right } = props;
  return (
    <div className={styles.contradiction}>
      <EvidenceList evidence={[left]} />
      <RiArrowLeftRightLine size={14} aria-label="against" />
      <EvidenceList evidence={[right]} />
    </div>
  );
}
