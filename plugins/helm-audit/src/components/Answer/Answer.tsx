import { ReactNode } from 'react';
import { Card } from '@backstage/ui';
import { CopyButton } from '../CopyButton';
import sections from '../Section/Section.module.css';
import styles from './Answer.module.css';

export interface AnswerProps {
  /** The sentence that answers the page's question. */
  children: ReactNode;
  /** What to know beside it. */
  note?: ReactNode;
}

/** What a page answers first, with a link to the view that it answers for. */
export function Answer({ children, note }: AnswerProps) {
  return (
    <Card className={sections.card}>
      <div className={styles.answer}>
        {children}
        {note && <p className={styles.note}>{note}</p>}
        <div>
          <CopyButton
            label="Copy link to this view"
            icon="link"
            getText={() => window.location.href}
          />
        </div>
      </div>
    </Card>
  );
}
