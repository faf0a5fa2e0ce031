import { ReactNode } from 'react';
import styles from './DataTable.module.css';

export interface RowOpenerProps {
  /** Unique on the page; whoever closes what is opened brings the focus back here. */
  id: string;
  isOpen: boolean;
  /** What it opens, with its number. */
  label: string;
  onPress: () => void;
  children: ReactNode;
}

/** A button in a cell that takes the clicks on the whole row, except those on its links. */
export function RowOpener(props: RowOpenerProps) {
  const { id, isOpen, label, onPress, children } = props;
  return (
    <button
      type="button"
      id={id}
      className={styles.opener}
      aria-expanded={isOpen}
      aria-label={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
