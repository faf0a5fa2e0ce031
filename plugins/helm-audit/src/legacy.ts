/**
 * The same pages, tab and card for apps on the legacy frontend system.
 *
 * @packageDocumentation
 */
export {
  EntityHelmAuditCard,
  EntityHelmAuditContent,
  HelmAuditPage,
  helmAuditPlugin,
} from './legacy/plugin';
export { isLinked as isHelmAuditAvailable } from './lib/isLinked';
export { helmAuditApiRef, helmAuditOrgApiRef } from './api';
