import { OpenQuestion } from '@helm-audit/plugin-helm-audit-common';
import { CodeBlock } from '../CodeBlock';
import { InlineCode } from '../InlineCode';
import styles from './Assessment.module.css';

export interface QuestionListProps {
  questions: OpenQuestion[];
  onSelect: (ruleId: string) => void;
}

/** What only people can answer, what waits for it, and how to write the answer down. */
export function QuestionList({ questions, onSelect }: QuestionListProps) {
  if (questions.length === 0) {
    return (
      <p className={styles.nothing}>
        The audit could answer everything that it asks.
      </p>
    );
  }
  return (
    <div className={styles.groups}>
      {questions.map(({ id, question, why, rules, example }) => (
        <div key={id}>
          <h3 className={styles.heading}>{question}</h3>
          <p>
            <InlineCode text={why} />
          </p>
          {rules.length > 0 && (
            <p className={styles.muted}>
              Waiting for it:{' '}
              {rules.map(rule => (
                <button
                  key={rule}
                  type="button"
                  className={styles.rule}
                  onClick={() => onSelect(rule)}
                >
                  {rule}
                </button>
              ))}
            </p>
          )}
          <CodeBlock
            title={
              example.startsWith('#') ? 'catalog-info.yaml' : '.helm-audit.yaml'
            }
            text={example}
          />
        </div>
      ))}
    </div>
  );
}
