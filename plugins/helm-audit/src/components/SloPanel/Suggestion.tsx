import { useState } from 'react';
import { SloSuggestion } from '@helm-audit/plugin-helm-audit-common';
import { CodeBlock } from '../CodeBlock';
import { InlineCode } from '../InlineCode';
import styles from './SloPanel.module.css';

type Form = 'sloth' | 'prometheusRule';

const FORMS: Record<Form, string> = {
  sloth: 'Sloth',
  prometheusRule: 'PrometheusRule',
};

/** Enough lines to see what it is. */
const PREVIEW = 12;

/** An objective for this chart, what it takes for granted, and both forms to copy. */
export function Suggestion(props: { suggestion: SloSuggestion; first: Form }) {
  const { suggestion, first } = props;
  const { objective, window, assumptions, references } = suggestion;
  const [form, setForm] = useState<Form>(first);
  return (
    <>
      <p>
        <strong>
          {objective} % over {window}
        </strong>
      </p>
      <div className={styles.forms} role="group" aria-label="Form">
        {(Object.keys(FORMS) as Form[]).map(each => (
          <button
            key={each}
            type="button"
            aria-pressed={each === form}
            onClick={() => setForm(each)}
          >
            {FORMS[each]}
          </button>
        ))}
      </div>
      <CodeBlock
        key={form}
        title={FORMS[form]}
        text={suggestion[form]}
        preview={PREVIEW}
      />
      <ul className={styles.reasons} aria-label="What it takes for granted">
        {assumptions.map(assumption => (
          <li key={assumption}>
            <InlineCode text={assumption} />
          </li>
        ))}
      </ul>
      <p className={styles.muted}>
        {references.map(reference => (
          <a key={reference} href={reference} target="_blank" rel="noreferrer">
            Why it burns at these rates
          </a>
        ))}
      </p>
    </>
  );
}
