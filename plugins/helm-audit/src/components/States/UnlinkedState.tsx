import { Card, Text } from '@backstage/ui';
import { Entity } from '@backstage/catalog-model';
import { ANNOTATIONS, DIMENSIONS } from '@helm-audit/plugin-helm-audit-common';
import { CopyButton } from '../CopyButton';
import { chartLinkExample } from './chartLinkExample';
import styles from './States.module.css';

/** Shown for an entity that no chart is linked to: how to link one, and what for. */
export function UnlinkedState({ entity }: { entity: Entity }) {
  const { before, link, text } = chartLinkExample(entity);
  return (
    <Card className={styles.card}>
      <div className={styles.unlinked}>
        <div className={styles.how}>
          <Text as="h2" variant="title-x-small" weight="bold">
            No Helm chart is linked to this {entity.kind.toLowerCase()} yet
          </Text>
          <p>
            Add the <code>{ANNOTATIONS.chart}</code> annotation where the entity
            is described. The first audit starts by itself.
          </p>
          <pre className={styles.example}>
            <code>{before}</code>
            <mark className={styles.link}>{link}</mark>
          </pre>
          <CopyButton label="Copy" getText={() => text} />
          <p className={styles.muted}>
            The link is a path relative to the file that describes the entity,
            or the address of a folder in a repository that Backstage can read.
            With <code>{ANNOTATIONS.tier}</code> (<code>1</code>, <code>2</code>{' '}
            or <code>3</code>) you say how critical the service is.
          </p>
        </div>
        <WhatItLooksAt />
      </div>
    </Card>
  );
}

function WhatItLooksAt() {
  return (
    <div>
      <Text as="h3" variant="body-large" weight="bold">
        What the audit looks at
      </Text>
      <dl className={styles.dimensions}>
        {DIMENSIONS.map(({ id, title, description }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
