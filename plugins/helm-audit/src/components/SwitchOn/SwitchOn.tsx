import { AppearedObject } from '@helm-audit/plugin-helm-audit-common';
import { CodeBlock } from '../CodeBlock';
import styles from './SwitchOn.module.css';

/** Objects that are named; the rest is counted. */
const MAX_NAMED = 3;

/** Values that switch something on, ready to copy, and what a trial render made appear. */
export function SwitchOn(props: { snippet?: string; proof: AppearedObject[] }) {
  const { snippet, proof } = props;
  return (
    <div className={styles.switch}>
      {snippet && <CodeBlock title="Set in your values" text={snippet} />}
      {proof.length > 0 && (
        <p className={styles.proof}>
          Proven: a trial render with these values gave {describe(proof)}.
        </p>
      )}
    </div>
  );
}

function describe(proof: AppearedObject[]): string {
  const named = proof
    .slice(0, MAX_NAMED)
    .map(({ kind, name, template }) => `${kind} ${name} from ${template}`);
  const rest = proof.length - named.length;
  return [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
