import { ReactNode, useId } from 'react';
import { Card, Text } from '@backstage/ui';
import styles from './Section.module.css';

export interface SectionProps {
  title: string;
  /** A few words beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled surface of the readiness tab. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <Card className={styles.card}>
      <section aria-labelledby={id}>
        <div className={styles.header}>
          <Text as="h2" id={id} variant="body-large" weight="bold">
            {title}
          </Text>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
        {children}
      </section>
    </Card>
  );
}
