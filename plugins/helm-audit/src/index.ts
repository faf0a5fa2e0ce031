/**
 * Shows whether a service's Helm chart is ready for production, why not, and what to change
 * first; and over all services, which team needs help most and who owns what.
 *
 * @packageDocumentation
 */
export { helmAuditPlugin as default, helmAuditPlugin } from './plugin';
export { helmAuditApiRef, helmAuditOrgApiRef } from './api';
