import { ReactNode } from 'react';
import styles from './Panels.module.css';

/** Panels side by side, as many in a row as there is room for. */
export function Panels({ children }: { children?: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
