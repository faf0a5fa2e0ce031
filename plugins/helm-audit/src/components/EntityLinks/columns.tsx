import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { Column } from '../DataTable';
import { OwnerLink, ServiceLink } from './EntityLinks';

/** What tables of services know of each of them. */
interface ListedService {
  entityRef: string;
  title: string;
  owner: string | null;
  tier: Tier;
}

/** Names a row by its service. */
export const SERVICE_COLUMN: Column<ListedService> = {
  id: 'name',
  title: 'Service',
  isRowHeader: true,
  render: service => <ServiceLink {...service} />,
};

/** Whose a service is, as the catalog says. */
export const OWNER_COLUMN: Column<ListedService> = {
  id: 'owner',
  title: 'Owner',
  render: ({ owner }) =>
    owner ? <OwnerLink entityRef={owner} /> : 'nobody named',
};

/** How critical a service is. */
export const TIER_COLUMN: Column<ListedService> = {
  id: 'tier',
  title: 'Tier',
  noWrap: true,
  render: ({ tier }) => `Tier ${tier}`,
};
