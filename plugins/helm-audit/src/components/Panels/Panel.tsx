import { ReactNode } from 'react';
import { Section } from '../Section';
import styles from './Panels.module.css';

export interface PanelProps {
  title: string;
  /** A few words or actions at the end of the title's line. */
  aside?: ReactNode;
  /** What the panel says at a glance. */
  sentence: ReactNode;
  /** Takes the whole width, such as for an open table. */
  wide?: boolean;
  children?: ReactNode;
}

/** One of the panels that stand side by side: one sentence, then what it rests on. */
export function Panel({ title, aside, sentence, wide, children }: PanelProps) {
  return (
    <div className={styles.panel} data-wide={wide || undefined}>
      <Section title={title} aside={aside}>
        <p className={styles.sentence}>{sentence}</p>
        {children}
      </Section>
    </div>
  );
}
