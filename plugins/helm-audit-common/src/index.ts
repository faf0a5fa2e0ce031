/**
 * Types, permissions and the API client that all parts of helm-audit share.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './assessment';
export * from './capabilities';
export * from './client';
export * from './dependencies';
export * from './dimensions';
export * from './fixes';
export * from './lift';
export * from './org';
export * from './orgClient';
export * from './ownership';
export * from './permissions';
export * from './phaseScore';
export * from './report';
export * from './schemaCheck';
export * from './scorecardChecks';
export * from './severity';
export * from './slo';
export * from './techInsightsFacts';
export type { ApiTransport, DiscoveryApiLike, FetchApiLike } from './transport';
