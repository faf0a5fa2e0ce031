import { useId } from 'react';
import { RiArrowRightSLine } from '@remixicon/react';
import { DIMENSIONS } from '@helm-audit/plugin-helm-audit-common';
import { ListedFinding } from '../../lib/findings';
import { FindingDetails, formatPlace, formatSubject } from '../FindingDetails';
import { InlineCode } from '../InlineCode';
import { SeverityMark } from '../SeverityMark';
import styles from './FindingRow.module.css';

export interface FindingRowProps {
  item: ListedFinding;
  open: boolean;
  onToggle: () => void;
}

/** One finding as a line that opens. */
export function FindingRow({ item, open, onToggle }: FindingRowProps) {
  const { finding, rule } = item;
  const panelId = useId();
  const dimension = DIMENSIONS.find(({ id }) => id === rule.dimension);
  return (
    <li className={styles.item} data-fingerprint={finding.fingerprint}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={onToggle}
        data-finding-row
      >
        <RiArrowRightSLine size={18} aria-hidden className={styles.chevron} />
        <span className={styles.message}>
          <SeverityMark severity={finding.severity} compact />
          <span>
            <InlineCode text={finding.message} />
          </span>
        </span>
        <span className={styles.dimension}>{dimension?.title}</span>
        <span className={styles.about}>
          <span>{formatSubject(item)}</span>
          {finding.subject.container && (
            <span>container {finding.subject.container}</span>
          )}
          <code className={styles.place}>{formatPlace(finding.location)}</code>
        </span>
      </button>
      <div id={panelId} hidden={!open} className={styles.panel}>
        {open && <FindingDetails items={[item]} heading="h4" />}
      </div>
    </li>
  );
}
