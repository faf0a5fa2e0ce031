import { ReactNode, useId } from 'react';
import { Card, Text } from '@backstage/ui';
import styles from './Section.module.css';

export interface SectionProps {
  title: string;
  /** How many things the section lists. */
  count?: number;
  /** A few words or actions at the end of the title's line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled surface of the readiness tab. */
export function Section({ title, count, aside, children }: SectionProps) {
  const id = useId();
  return (
    <Card className={styles.card}>
      <section aria-labelledby={id}>
        <div className={styles.header}>
          <Text as="h2" id={id} variant="body-large" weight="bold">
            {title}
            {count !== undefined && (
              <span className={styles.count}>{count}</span>
            )}
          </Text>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
        {children}
      </section>
    </Card>
  );
}
