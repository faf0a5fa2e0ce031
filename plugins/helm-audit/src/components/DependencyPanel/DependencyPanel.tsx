import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  DependencyComponent,
  DependencySection,
} from '@helm-audit/plugin-helm-audit-common';
import { Panel } from '../Panels';
import { SeverityMark } from '../SeverityMark';
import { DependencyTable } from './DependencyTable';
import { SourceStates } from './SourceStates';
import styles from './DependencyPanel.module.css';

const TITLE = 'Dependencies';

/** Components that are named at a glance. */
const WORST = 3;

/** The open source that the chart builds on: how much is in trouble, and the worst of it. */
export function DependencyPanel(props: {
  /** Lists its direct charts only in reports that were stored before there was more. */
  dependencies: Partial<DependencySection>;
  /** Names the file that the table is saved as. */
  chartName: string;
}) {
  const { chartName, dependencies } = props;
  const [isOpen, setIsOpen] = useState(false);
  const { components, counts, sources = [], gaps = [] } = dependencies;
  if (!components || !counts) {
    return (
      <Panel
        unseen
        title={TITLE}
        sentence="This report is older than the list of dependencies. Audit again to see it."
      />
    );
  }
  if (components.length === 0) return <NoDependencies gaps={gaps} />;
  const worst = components.filter(({ verdict }) => verdict === 'trouble');
  return (
    <Panel
      wide={isOpen}
      title={TITLE}
      aside={`${plural(counts.charts, 'chart')}, ${plural(
        counts.images,
        'image',
      )}`}
      sentence={sentenceOf(counts)}
    >
      {isOpen ? (
        <DependencyTable components={components} chartName={chartName} />
      ) : (
        <WorstList components={worst.slice(0, WORST)} />
      )}
      <GapList gaps={gaps} />
      <Button
        variant="secondary"
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
      >
        {isOpen ? 'Show less' : `Show all ${components.length}`}
      </Button>
      <SourceStates sources={sources} isOpen={isOpen} />
    </Panel>
  );
}

function sentenceOf(counts: DependencySection['counts']): string {
  const { trouble, unknown, good, own, unseen } = counts;
  const all = trouble + unknown + good;
  if (all === 0) return `All ${own} are part of your repository.`;
  const seen = [
    unseen === 0
      ? 'All were fully seen.'
      : `We couldn’t fully see ${unseen === all ? 'any' : unseen} of them.`,
    own > 0 &&
      `${own} more ${own === 1 ? 'is' : 'are'} part of your repository.`,
  ]
    .filter(Boolean)
    .join(' ');
  if (trouble === 0) {
    return `We know of no trouble with ${plural(all, 'dependency')}. ${seen}`;
  }
  return `${trouble} of ${all} ${
    trouble === 1 ? 'is' : 'are'
  } in trouble. ${seen}`;
}

function plural(count: number, noun: string): string {
  const many = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}

function WorstList({ components }: { components: DependencyComponent[] }) {
  if (components.length === 0) return null;
  return (
    <ul className={styles.worst} aria-label="The worst">
      {components.map(({ id, name, version, troubles: [trouble] }) => (
        <li key={id}>
          <SeverityMark severity={trouble.severity} compact />
          <div>
            <strong className={styles.name}>{name}</strong> {version}
            <div className={styles.muted}>{trouble.text}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function NoDependencies({ gaps }: { gaps: string[] }) {
  return (
    <Panel
      unseen={gaps.length > 0}
      title={TITLE}
      aside="None"
      sentence={
        gaps.length > 0
          ? 'None could be listed.'
          : 'The chart depends on no other chart and runs no image.'
      }
    >
      <GapList gaps={gaps} />
    </Panel>
  );
}

function GapList({ gaps }: { gaps: string[] }) {
  if (gaps.length === 0) return null;
  return (
    <ul className={styles.gaps} aria-label="What could not be seen">
      {gaps.map(gap => (
        <li key={gap}>{gap}</li>
      ))}
    </ul>
  );
}
