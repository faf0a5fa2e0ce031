import { Finding, FindingLocation } from '@helm-audit/plugin-helm-audit-common';
import { describePlace } from '../../lib/words';
import styles from './Snippet.module.css';

/** `templates/deployment.yaml:12`, without the line when only the file is known. */
export function formatPlace({ file, line }: FindingLocation): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** The place of a finding: file, line, what that has to do with it, and the lines around. */
export function Snippet({ finding }: { finding: Finding }) {
  const { location } = finding;
  const { snippet, line, root } = location;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <code className={styles.place}>{formatPlace(location)}</code>
        <span className={styles.precision}>
          {describePlace(finding)}
          {root === 'repository' && ' (path in the repository)'}
        </span>
      </figcaption>
      {snippet && (
        <pre className={styles.lines}>
          {snippet.lines.map((text, index) => {
            const number = snippet.startLine + index;
            return (
              <Line
                key={number}
                number={number}
                text={text}
                marked={number === line}
              />
            );
          })}
        </pre>
      )}
    </figure>
  );
}

function Line(props: { number: number; text: string; marked: boolean }) {
  const { number, text, marked } = props;
  const Tag = marked ? 'mark' : 'span';
  return (
    <Tag className={styles.line}>
      <span className={styles.number} aria-hidden>
        {marked ? '▸' : ' '}
        {String(number).padStart(4)}
      </span>
      <code className={styles.text}>{text || ' '}</code>
      {'\n'}
    </Tag>
  );
}
