import { Fix } from '@helm-audit/plugin-helm-audit-common';
import { FIX_SAFETY_TITLES, FIX_STATUS_TITLES } from '../../lib/words';
import { CopyButton } from '../CopyButton';
import { InlineCode } from '../InlineCode';
import styles from './FixDiff.module.css';

/** What a machine would change so that a finding goes away, and what came of trying it. */
export function FixDiff({ fix }: { fix: Fix }) {
  const { title, status, safety, reason, toTest, diff, edits } = fix;
  const files = [...new Set(edits.map(({ file }) => file))];
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>
          Fix: <InlineCode text={title} />
        </span>
        <span className={styles.state}>
          {FIX_STATUS_TITLES[status]} · {FIX_SAFETY_TITLES[safety]}
        </span>
        {reason && <span className={styles.state}>{reason}</span>}
        {toTest && (
          <span className={styles.state}>
            Not proven: <InlineCode text={toTest} />
          </span>
        )}
      </figcaption>
      {diff ? (
        <>
          <pre className={styles.lines}>
            {linesOf(diff).map((text, index) => (
              <DiffLine key={index} text={text} />
            ))}
          </pre>
          <div className={styles.actions}>
            <CopyButton label="Copy diff" getText={() => diff} />
          </div>
        </>
      ) : (
        <p className={styles.hidden}>
          {files.length > 0
            ? `It changes ${files.join(', ')}, next to lines with secrets`
            : 'It writes lines that hold secrets'}
          , so the diff is not shown. <code>helm-audit fix</code> shows it where
          the chart is.
        </p>
      )}
    </figure>
  );
}

/** Without the lines that say which tool wrote the diff. */
function linesOf(diff: string): string[] {
  return diff
    .trimEnd()
    .split('\n')
    .filter(line => !/^(diff --git|new file mode|--- )/.test(line));
}

const TAGS = { '+': 'ins', '-': 'del' } as const;

function DiffLine({ text }: { text: string }) {
  const isFile = text.startsWith('+++ ');
  const sign = text[0] as keyof typeof TAGS;
  const Tag = isFile ? 'span' : TAGS[sign] ?? 'span';
  const shown = isFile ? text.replace(/^\+\+\+ (b\/)?/, '') : text;
  return (
    <Tag className={isFile ? styles.file : styles.line}>
      {shown || ' '}
      {'\n'}
    </Tag>
  );
}
