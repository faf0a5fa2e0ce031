import { DIMENSIONS, RuleReport } from '@helm-audit/plugin-helm-audit-common';
import { InlineCode } from '../InlineCode';
import { SeverityMark } from '../SeverityMark';
import styles from './RuleList.module.css';

/** Rules that did not fail, each with the reason for its outcome. */
export function RuleList({ rules }: { rules: RuleReport[] }) {
  return (
    <ul className={styles.list}>
      {rules.map(rule => (
        <li key={rule.id} className={styles.item}>
          <span className={styles.title}>
            <SeverityMark severity={rule.severity} compact />
            <span>
              <InlineCode text={rule.title} />
            </span>
          </span>
          <span className={styles.dimension}>
            {DIMENSIONS.find(({ id }) => id === rule.dimension)?.title}
          </span>
          <span className={styles.about}>
            {rule.reason && (
              <span>
                <InlineCode text={rule.reason} />
              </span>
            )}
            <code className={styles.id}>{rule.id}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}
