/**
 * Annotations that tie an entity to a rota, by the plugins that read them, and those of
 * companies whose key says so.
 */
export const PAGER_ANNOTATION =
  /^(pagerduty\.com\/(service-id|integration-key)|opsgenie\.com\/(component-selector|team)|splunk\.com\/on-call-[\w-]+|ilert\.com\/integration-key|rootly\.com\/.+|firehydrant\.(com|io)\/.+|incident\.io\/.+|[\w.-]+\/([\w-]*-)?(on-?call|pager|pagerduty|opsgenie)([-_.][\w-]+)*)$/i;

/** Links to a rota. */
export const PAGER_LINK =
  /\b(on-?call|pager|rota|roster)\b|pagerduty|opsgenie|ilert\.com|rootly\.com|incident\.io|firehydrant/i;
