export { OWNER_COLUMN, SERVICE_COLUMN, TIER_COLUMN } from './columns';
export {
  CatalogLink,
  NotInCatalog,
  OwnerLink,
  ServiceLink,
} from './EntityLinks';
export { TitlesProvider, useNames } from './Names';
