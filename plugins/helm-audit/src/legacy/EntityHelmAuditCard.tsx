import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { OverviewCard } from '../components/OverviewCard';

/** The overview card with a link to the readiness tab. */
export function EntityHelmAuditCard() {
  const { entity } = useEntity();
  const linkTo = useEntityRefLink();
  return <OverviewCard reportHref={`${linkTo(entity)}/helm-audit`} />;
}
