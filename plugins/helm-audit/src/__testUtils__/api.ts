import { HelmAuditApi, OrgApi } from '@helm-audit/plugin-helm-audit-common';
import {
  buildDistribution,
  buildFacets,
  buildFunnel,
  buildGap,
  buildHeatmap,
  buildHistory,
  buildMovement,
  buildOwnershipGap,
  buildPage,
  buildResponse,
  buildScorecard,
  buildService,
  buildSloCoverage,
  buildSummary,
  buildTierAverages,
  buildUsage,
} from '../testing';

/** An API that answers with the sample report unless told otherwise. */
export function mockHelmAuditApi(overrides: Partial<HelmAuditApi> = {}) {
  const api: HelmAuditApi = {
    getSummaries: async () => ({ items: [buildSummary()], pageInfo: {} }),
    getReport: async () => buildResponse(),
    getSummary: async () => buildSummary(),
    getHistory: async () => ({ items: buildHistory([4.3, 4.9]) }),
    triggerAudit: async () => buildSummary({ state: 'queued' }),
    ...overrides,
  };
  return {
    getSummaries: jest.fn(api.getSummaries),
    getReport: jest.fn(api.getReport),
    getSummary: jest.fn(api.getSummary),
    getHistory: jest.fn(api.getHistory),
    triggerAudit: jest.fn(api.triggerAudit),
  };
}

/** An API that answers with the sample organisation unless told otherwise. */
export function mockOrgApi(overrides: Partial<OrgApi> = {}) {
  const api: OrgApi = {
    getFacets: async () => buildFacets(),
    getHeatmap: async ({ by }) => buildHeatmap({ by }),
    getTierAverages: async () => ({ tiers: buildTierAverages() }),
    getDistribution: async () => buildDistribution(),
    getMovement: async () => buildMovement(),
    getGaps: async () => ({ items: [buildGap()] }),
    getServices: async () => buildPage([buildService()]),
    getUnlinked: async () => ({
      owners: [{ owner: 'group:default/payments', services: 1 }],
      truncated: false,
    }),
    getOwnershipFunnel: async () => buildFunnel(),
    getOwnershipGaps: async () => buildPage([buildOwnershipGap()]),
    getSloCoverage: async () => buildSloCoverage(),
    getUsage: async () => buildPage([buildUsage()]),
    getUsageServices: async () =>
      buildPage([
        {
          entityRef: 'component:default/checkout',
          title: 'checkout',
          owner: 'group:default/payments',
          tier: 1,
          version: '7.2',
        },
      ]),
    getFacts: async () => buildPage([]),
    getScorecards: async () => ({
      state: 'available',
      items: [buildScorecard()],
    }),
    getCsv: async () => new Blob(['a,b\r\n'], { type: 'text/csv' }),
    ...overrides,
  };
  return {
    getFacets: jest.fn(api.getFacets),
    getHeatmap: jest.fn(api.getHeatmap),
    getTierAverages: jest.fn(api.getTierAverages),
    getDistribution: jest.fn(api.getDistribution),
    getMovement: jest.fn(api.getMovement),
    getGaps: jest.fn(api.getGaps),
    getServices: jest.fn(api.getServices),
    getUnlinked: jest.fn(api.getUnlinked),
    getOwnershipFunnel: jest.fn(api.getOwnershipFunnel),
    getOwnershipGaps: jest.fn(api.getOwnershipGaps),
    getSloCoverage: jest.fn(api.getSloCoverage),
    getUsage: jest.fn(api.getUsage),
    getUsageServices: jest.fn(api.getUsageServices),
    getFacts: jest.fn(api.getFacts),
    getScorecards: jest.fn(api.getScorecards),
    getCsv: jest.fn(api.getCsv),
  };
}

/** A promise that tests settle by hand. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>(r => {
    resolve = r;
  });
  return { promise, resolve };
}
