import { useId, useState } from 'react';
import { OwnershipRung, RungState } from '@helm-audit/plugin-helm-audit-common';
import {
  RiArrowLeftRightLine,
  RiCheckLine,
  RiCloseLine,
  RiQuestionMark,
} from '@remixicon/react';
import { CodeBlock } from '../CodeBlock';
import { InlineCode } from '../InlineCode';
import { EvidenceList } from './EvidenceList';
import styles from './OwnershipPanel.module.css';

const STATES: Record<RungState, { icon: typeof RiCheckLine; label: string }> = {
  met: { icon: RiCheckLine, label: 'Met' },
  missing: { icon: RiCloseLine, label: 'Missing' },
  contradicted: { icon: RiArrowLeftRightLine, label: 'Contradicted' },
  unknown: { icon: RiQuestionMark, label: 'Not seen' },
};

/** One rung, a line that opens: why, on what evidence, and what would bring it. */
export function OwnershipRungRow(props: {
  rung: OwnershipRung;
  /** Whether it is the first that is not met. */
  isNext: boolean;
}) {
  const { rung, isNext } = props;
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const { icon: Icon, label } = STATES[rung.state];
  return (
    <li data-state={rung.state} data-next={isNext || undefined}>
      <button
        type="button"
        className={styles.rung}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.mark}>
          <Icon size={14} aria-hidden />
        </span>
        <span className={styles.title}>{rung.title}</span>
        <span className={styles.state}>{label}</span>
      </button>
      <div id={panelId} hidden={!open} className={styles.details}>
        {open && <RungDetails rung={rung} />}
      </div>
    </li>
  );
}

function RungDetails({ rung }: { rung: OwnershipRung }) {
  const { reason, evidence, fix } = rung;
  return (
    <>
      <p>
        <InlineCode text={reason} />
      </p>
      {evidence.length > 0 && <EvidenceList evidence={evidence} />}
      {fix && (
        <p className={styles.fix}>
          <InlineCode text={fix.text} />
        </p>
      )}
      {fix?.snippet && (
        <CodeBlock title={fix.snippet.file} text={fix.snippet.content} />
      )}
    </>
  );
}
