import { OwnershipEvidence } from '@helm-audit/plugin-helm-audit-common';
import styles from './OwnershipPanel.module.css';

/** What speaks for or against an owner, and where each is written. */
export function EvidenceList(props: { evidence: OwnershipEvidence[] }) {
  return (
    <ul className={styles.evidence}>
      {props.evidence.map(({ text, source }) => (
        <li key={`${source} ${text}`}>
          {text} <span className={styles.source}>{source}</span>
        </li>
      ))}
    </ul>
  );
}
