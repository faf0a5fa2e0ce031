export { OWNER_COLUMN, SERVICE_COLUMN, TIER_COLUMN } from './columns';
export { OwnerLink, ServiceLink, TitlesProvider } from './EntityLinks';
