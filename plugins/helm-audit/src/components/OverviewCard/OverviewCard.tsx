import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Button, Link, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useReport } from '../../hooks/useReport';
import { messageOf } from '../../lib/errors';
import { isLinked } from '../../lib/isLinked';
import { Theme } from '../Theme';
import { CardBody } from './CardBody';
import styles from './OverviewCard.module.css';

export interface OverviewCardProps {
  /** Where the whole report is; without it the card has no link. */
  reportHref?: string;
}

/** The short form of the readiness tab for an entity's overview. */
export function OverviewCard({ reportHref }: OverviewCardProps) {
  const { entity } = useEntity();
  const linked = isLinked(entity);
  return (
    <Theme>
      <EntityInfoCard
        title="Readiness"
        footerActions={
          reportHref && (
            <Link href={reportHref}>
              {linked ? 'Show the report' : 'How to link a chart'}
            </Link>
          )
        }
      >
        <div className={styles.body}>
          {linked ? <LinkedCard entity={entity} /> : <UnlinkedCard />}
        </div>
      </EntityInfoCard>
    </Theme>
  );
}

function UnlinkedCard() {
  return (
    <p className={styles.note}>
      No Helm chart is linked yet, so nothing is known about its readiness.
    </p>
  );
}

function LinkedCard({ entity }: { entity: Entity }) {
  const entityName = getCompoundEntityRef(entity);
  const { data, error, loading, refresh } = useReport(entityName);
  if (data) {
    return (
      <CardBody
        entityName={entityName}
        data={data}
        loading={loading}
        refresh={refresh}
      />
    );
  }
  if (error) {
    return (
      <div className={styles.problem} role="alert">
        <p className={styles.note}>
          The report can’t be loaded: {messageOf(error)}
        </p>
        <Button variant="secondary" isPending={loading} onPress={refresh}>
          Try again
        </Button>
      </div>
    );
  }
  return <CardSkeleton />;
}

function CardSkeleton() {
  return (
    <div className={styles.grid}>
      <VisuallyHidden role="status">Loading the report</VisuallyHidden>
      <Skeleton width={104} height={104} rounded />
      <div className={styles.facts}>
        <Skeleton width="40%" height={20} />
        <Skeleton width="80%" height={20} />
        <Skeleton width="60%" height={36} />
      </div>
    </div>
  );
}
