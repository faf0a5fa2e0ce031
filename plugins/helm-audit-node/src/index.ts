/**
 * The engine of helm-audit: from a chart to a report.
 *
 * @packageDocumentation
 */
export type { ContactKind, OwnershipKeys } from './facts/contacts';
export * from './auditChart';
export type { AuditRequest } from './auditRun';
export { compareReports } from './compare/compareReports';
export type {
  ComparedFinding,
  ReportComparison,
} from './compare/compareReports';
export {
  formatComparisonMarkdown,
  summarise as summariseComparison,
} from './compare/comparisonMarkdown';
export { formatComparisonText } from './compare/comparisonText';
export { AuditFailure, codeOf, messageOf } from './errors';
export * from './extensionPoints';
export { defaultProfile } from './profiles/default';
export type { Profile } from './profiles/types';
export type { FixRequest } from './findFixes';
export { combineFixes, type CombinedFixes } from './fix/combineFixes';
export { diffFiles, type FileChange } from './fix/diff';
export { ruleDocs } from './rules/docs';
export { defineRule } from './rules/defineRule';
export type * from './rules/options';
export type * from './rules/types';
export { DEFAULT_LOAD_LIMITS } from './stages/load/limits';
export type { ChartLink, LoadLimits } from './stages/load/types';
export { Redactor } from './redact';
export { PRODUCTION_API_VERSIONS } from './stages/render/apiVersions';
export { findHelm } from './stages/render/findHelm';
export type { HelmOptions } from './stages/render/types';
export { FORMATS, formatAll, type FormatName } from './formatters';
export { formatCycloneDx } from './formatters/cyclonedx';
export { formatJson } from './formatters/json';
export { forTerminal } from './formatters/terminalText';
export * from './formatters/text';
export type { AuditFailureText, ReportFormat } from './formatters/types';
export type { UpstreamSources } from './gatherers/upstream';
export { FileCache } from './sources/cache/fileCache';
export { readSnapshot, writeSnapshot } from './sources/cache/snapshot';
export {
  isCacheEntry,
  MemoryCache,
  RETENTION_MS,
} from './sources/cache/sourceCache';
export type { CacheEntry, SourceCache } from './sources/cache/sourceCache';
export { createSources, withoutNetwork } from './sources/createSources';
export { readSourcesSettings } from './sources/readSettings';
export { DEFAULT_SOURCES } from './sources/settings';
export type { SourcesSettings } from './sources/settings';
export { NetworkSources } from './sources/upstreamSources';
