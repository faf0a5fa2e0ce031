export interface Config {
  /** Audits of the Helm charts that catalog entities link. */
  helmAudit?: {};
}
