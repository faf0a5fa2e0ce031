import { OwnershipRung, RungState } from '@helm-audit/plugin-helm-audit-common';
import {
  RiArrowLeftRightLine,
  RiCheckLine,
  RiCloseLine,
  RiQuestionMark,
} from '@remixicon/react';
import { CodeBlock } from '../CodeBlock';
import { Disclosure, DisclosureProps } from '../Disclosure';
import { InlineCode } from '../InlineCode';
import { EvidenceList } from './EvidenceList';
import styles from './OwnershipPanel.module.css';

const STATES: Record<
  RungState,
  Pick<DisclosureProps, 'icon' | 'tone'> & { label: string }
> = {
  met: { icon: RiCheckLine, tone: 'good', label: 'Met' },
  missing: { icon: RiCloseLine, tone: 'bad', label: 'Missing' },
  contradicted: {
    icon: RiArrowLeftRightLine,
    tone: 'bad',
    label: 'Contradicted',
  },
  unknown: { icon: RiQuestionMark, tone: 'open', label: 'Not seen' },
};

/** One rung, a line that opens: why, on what evidence, and what would bring it. */
export function OwnershipRungRow(props: {
  rung: OwnershipRung;
  /** Whether it is the first that is not met. */
  isNext: boolean;
}) {
  const { rung, isNext } = props;
  const { icon, tone, label } = STATES[rung.state];
  return (
    <li data-next={isNext || undefined}>
      <Disclosure
        icon={icon}
        tone={tone}
        title={rung.title}
        strong={isNext}
        state={label}
      >
        <RungDetails rung={rung} />
      </Disclosure>
    </li>
  );
}

function RungDetails({ rung }: { rung: OwnershipRung }) {
  const { reason, evidence, fix } = rung;
  return (
    <>
      <p>
        <InlineCode text={reason} />
      </p>
      {evidence.length > 0 && <EvidenceList evidence={evidence} />}
      {fix && (
        <p className={styles.fix}>
          <InlineCode text={fix.text} />
        </p>
      )}
      {fix?.snippet && (
        <CodeBlock title={fix.snippet.file} text={fix.snippet.content} />
      )}
    </>
  );
}
