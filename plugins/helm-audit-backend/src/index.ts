/**
 * The helm-audit backend: audits the charts that catalog entities link, and serves the reports.
 *
 * @packageDocumentation
 */
export { helmAuditPlugin as default } from './plugin';
