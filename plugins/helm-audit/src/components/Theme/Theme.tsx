import { ReactNode } from 'react';
import styles from './Theme.module.css';

/** Gives everything inside it the plugin's colours. */
export function Theme({ children }: { children: ReactNode }) {
  return <div className={styles.theme}>{children}</div>;
}
