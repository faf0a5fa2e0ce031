import { CopyButton } from '../CopyButton';
import styles from './CodeBlock.module.css';

/** Lines to copy, under a title. Long ones wrap, so that nothing has to be scrolled. */
export function CodeBlock({ title, text }: { title: string; text: string }) {
  return (
    <figure className={styles.code}>
      <figcaption>
        <span>{title}</span>
        <CopyButton label="Copy" getText={() => text} />
      </figcaption>
      <pre>{text.trimEnd()}</pre>
    </figure>
  );
}
