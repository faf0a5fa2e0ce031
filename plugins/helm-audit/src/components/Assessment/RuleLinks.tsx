import { RuleEvidence } from '@helm-audit/plugin-helm-audit-common';
import styles from './Assessment.module.css';

const KINDS: ReadonlyArray<{ key: keyof RuleEvidence; title: string }> = [
  { key: 'failed', title: 'Failed' },
  { key: 'waived', title: 'Waived' },
  { key: 'unknown', title: 'Not determined' },
  { key: 'passed', title: 'Passed' },
];

/** The rules that a judgement rests on, each leading to what it found. */
export function RuleLinks(props: {
  evidence: RuleEvidence;
  onSelect: (ruleId: string) => void;
}) {
  const { evidence, onSelect } = props;
  const kinds = KINDS.filter(({ key }) => evidence[key].length > 0);
  if (kinds.length === 0) {
    return <p className={styles.muted}>No rule speaks for or against it.</p>;
  }
  return (
    <dl className={styles.rules}>
      {kinds.map(({ key, title }) => (
        <div key={key}>
          <dt>{`${title} ${evidence[key].length}`}</dt>
          <dd>
            {evidence[key].map(id => (
              <button
                key={id}
                type="button"
                className={styles.rule}
                onClick={() => onSelect(id)}
              >
                {id}
              </button>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
