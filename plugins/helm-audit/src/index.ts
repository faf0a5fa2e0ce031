/**
 * Shows on entity pages whether a service's Helm chart is ready for production, why not, and
 * what to change first.
 *
 * @packageDocumentation
 */
export { helmAuditPlugin as default, helmAuditPlugin } from './plugin';
export { helmAuditApiRef } from './api';
