import { Severity } from '@helm-audit/plugin-helm-audit-common';
import { SEVERITY_TITLES } from '../../lib/words';
import styles from './SeverityMark.module.css';

/** One shape for each severity, so that colour never carries the meaning alone. */
const SHAPES: Record<Severity, JSX.Element> = {
  critical: <path d="M4 0.5h4L11.5 4v4L8 11.5H4L0.5 8V4z" />,
  high: <path d="M6 0.8 11.6 11H0.4z" />,
  medium: <path d="M6 0.6 11.4 6 6 11.4 0.6 6z" />,
  low: <circle cx="6" cy="6" r="4" fill="none" strokeWidth="2" />,
};

/** The shape of a severity, with its name beside it unless `compact`. */
export function SeverityMark(props: { severity: Severity; compact?: boolean }) {
  const { severity, compact = false } = props;
  const title = SEVERITY_TITLES[severity];
  return (
    <span className={styles.mark} data-severity={severity}>
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        className={styles.shape}
        {...(compact
          ? { role: 'img', 'aria-label': title }
          : { 'aria-hidden': true })}
      >
        {SHAPES[severity]}
      </svg>
      {!compact && <span>{title}</span>}
    </span>
  );
}
