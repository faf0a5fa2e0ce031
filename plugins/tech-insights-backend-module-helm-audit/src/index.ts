/**
 * The place of the module that writes audits as Tech Insights facts. It exports nothing yet.
 *
 * @packageDocumentation
 */
export {};
