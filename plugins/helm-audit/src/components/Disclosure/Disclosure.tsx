import { ReactNode, useId, useState } from 'react';
import { RiCheckLine } from '@remixicon/react';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  /** Shape in the mark before the title. */
  icon: typeof RiCheckLine;
  /** How the mark is drawn: what is open has a dashed edge. */
  tone: 'good' | 'bad' | 'partly' | 'open';
  title: ReactNode;
  /** Whether the title stands out. */
  strong?: boolean;
  /** A word or two at the end of the line. */
  state?: ReactNode;
  /** Goes below the title. */
  sentence?: ReactNode;
  /** Whether it is open at first. */
  startsOpen?: boolean;
  /** What it opens to; drawn only while it is open. */
  children: ReactNode;
}

/** A line with a mark that opens to what it rests on. */
export function Disclosure(props: DisclosureProps) {
  const { icon: Icon, tone, title, strong, state, sentence, children } = props;
  const [open, setOpen] = useState(Boolean(props.startsOpen));
  const panelId = useId();
  return (
    <div data-tone={tone}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.mark}>
          <Icon size={14} aria-hidden />
        </span>
        <span className={styles.title} data-strong={strong || undefined}>
          {title}
        </span>
        <span className={styles.state}>{state}</span>
        {sentence && <span className={styles.sentence}>{sentence}</span>}
      </button>
      <div id={panelId} hidden={!open} className={styles.details}>
        {open && children}
      </div>
    </div>
  );
}
