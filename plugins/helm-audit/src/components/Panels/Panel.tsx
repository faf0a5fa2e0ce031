import { ReactNode } from 'react';
import { RiEyeOffLine } from '@remixicon/react';
import { Section } from '../Section';
import styles from './Panels.module.css';

export interface PanelProps {
  title: string;
  /** A few words or actions at the end of the title's line. */
  aside?: ReactNode;
  /** What the panel says at a glance. */
  sentence: ReactNode;
  /** Whether nothing of what it is about could be seen. */
  unseen?: boolean;
  /** Takes the whole width, such as for an open table. */
  wide?: boolean;
  children?: ReactNode;
}

/** One of the panels that stand side by side: one sentence, then what it rests on. */
export function Panel(props: PanelProps) {
  const { title, sentence, unseen, wide, children } = props;
  const aside = unseen ? 'We couldn’t see' : props.aside;
  return (
    <div className={styles.panel} data-wide={wide || undefined}>
      <Section title={title} aside={aside}>
        <p className={styles.sentence} data-unseen={unseen || undefined}>
          {unseen && <RiEyeOffLine size={18} aria-hidden />}
          <span>{sentence}</span>
        </p>
        {children}
      </Section>
    </div>
  );
}
