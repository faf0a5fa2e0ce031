import { EntityInfoCard } from '@backstage/plugin-catalog-react';

/** The short form of the readiness tab for an entity's overview. */
export function OverviewCard() {
  return <EntityInfoCard title="Readiness" />;
}
