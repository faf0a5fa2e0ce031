import { KeyboardEvent, ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import styles from './Drill.module.css';

export interface DrillProps {
  title: string;
  /** Beside the title, such as a download. */
  aside?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** What something on the page opens to: it takes the focus, and gives it back; Escape closes it. */
export function Drill({ title, aside, onClose, children }: DrillProps) {
  const id = useId();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [title]);
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // Of drills within each other only the innermost closes.
    event.stopPropagation();
    onClose();
  };
  return (
    <div role="presentation" onKeyDown={closeByKey}>
      <section
        ref={ref}
        tabIndex={-1}
        aria-labelledby={id}
        className={styles.drill}
      >
        <div className={styles.header}>
          <h3 id={id} className={styles.title}>
            {title}
          </h3>
          {aside}
          <Button
            variant="tertiary"
            size="small"
            iconStart={<RiCloseLine />}
            onPress={onClose}
          >
            Close
          </Button>
        </div>
        {children}
      </section>
    </div>
  );
}
