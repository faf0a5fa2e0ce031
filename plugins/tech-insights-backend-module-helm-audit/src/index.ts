/**
 * Writes what is known of audited Helm charts as Tech Insights facts.
 *
 * @packageDocumentation
 */
export { techInsightsModuleHelmAudit as default } from './module';
