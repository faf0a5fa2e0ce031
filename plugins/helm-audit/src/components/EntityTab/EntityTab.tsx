import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useReport } from '../../hooks/useReport';
import { isLinked } from '../../lib/isLinked';
import { LoadErrorNotice, TabSkeleton, UnlinkedState } from '../States';
import { Theme } from '../Theme';
import { AuditView } from './AuditView';

/** Whether a service is ready for production, why not, and what to do first. */
export function EntityTab() {
  const { entity } = useEntity();
  return (
    <Theme>
      {isLinked(entity) ? (
        <LinkedTab entity={entity} />
      ) : (
        <UnlinkedState entity={entity} />
      )}
    </Theme>
  );
}

function LinkedTab({ entity }: { entity: Entity }) {
  const entityName = getCompoundEntityRef(entity);
  const { data, error, loading, refresh } = useReport(entityName);
  if (data) {
    return (
      <AuditView
        entityName={entityName}
        data={data}
        loading={loading}
        error={error}
        refresh={refresh}
      />
    );
  }
  if (error) {
    return <LoadErrorNotice error={error} busy={loading} onRetry={refresh} />;
  }
  return <TabSkeleton />;
}
