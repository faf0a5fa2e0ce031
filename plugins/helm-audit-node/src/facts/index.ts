import { OwnershipReport } from '@helm-audit/plugin-helm-audit-common';
import { Capability } from '@helm-audit/plugin-helm-audit-common';
import { GatheredFacts } from '../stages/gather/types';
import { Alerting, deriveAlerting } from './alerting';
import { ChaosExperiment, deriveChaosExperiments } from './chaosExperiments';
import { Dashboard, deriveDashboards } from './dashboards';
import { Delivery, deriveDeliveries } from './deliveries';
import { deriveDisruptionBudgets, DisruptionBudget } from './disruptionBudgets';
import { deriveHabits, Habits } from './habits';
import { deriveOwnershipLadder } from './ownershipLadder';
import { deriveOwnershipSources, OwnershipSources } from './ownershipSources';
import { deriveOpenSourceUse, OpenSourceUse } from './openSource';
import { deriveInventory, Inventory } from './oss/inventory';
import { deriveManifest, OssManifest } from './oss/manifest';
import {
  deriveProgressiveDelivery,
  ProgressiveDelivery,
} from './progressiveDelivery';
import { deriveProjectFiles, ProjectFiles } from './projectFiles';
import { deriveSchemaCheck, SchemaCheck } from './schema/schemaCheck';
import { deriveServiceLevels, ServiceLevels } from './slo';
import { deriveSloMatrix, SloMatrix } from './sloMatrix';
import { deriveSurroundings, Surroundings } from './surroundings';
import { deriveValuesReads, ValuesReads } from './valuesReads';
import { DeclaredWaiver, deriveWaivers, WaiverUse } from './waivers';
import { deriveWorkloads, Workload } from './workloads';

/** Facts computed from gathered ones, once, when a rule first asks. */
export interface DerivedFacts {
  waivers: DeclaredWaiver[];
  workloads: Workload[];
  /** What the chart can render beside what it does; empty where that is not known. */
  offers: readonly Capability[];
  schemaCheck: SchemaCheck;
  disruptionBudgets: DisruptionBudget[];
  projectFiles: ProjectFiles;
  /** By path of the chart's file. */
  valuesReads: Record<string, ValuesReads>;
  openSource: OpenSourceUse;
  /** What the chart builds on, by chart and manifests alone. */
  inventory: Inventory;
  /** The same with what sources say of it, judged. */
  ossManifest: OssManifest;
  surroundings: Surroundings;
  chaosExperiments: ChaosExperiment[];
  deliveries: Delivery[];
  progressiveDelivery: ProgressiveDelivery[];
  alerting: Alerting;
  serviceLevels: ServiceLevels;
  dashboards: Dashboard[];
  sloMatrix: SloMatrix;
  /** Documents that tell of habits of the team. */
  habits: Habits;
  ownership: OwnershipSources;
  ownershipLadder: OwnershipReport;
}

/** Facts that are known only when all other rules have judged. */
export interface ConcludedFacts {
  waiverUses: WaiverUse[];
}

/** Every fact by its name, with the type of its value. */
export type FactMap = GatheredValues & DerivedFacts & ConcludedFacts;

/** Values of the gathered facts. */
export type GatheredValues = {
  [K in keyof GatheredFacts]: Extract<
    GatheredFacts[K],
    { state: 'known' }
  >['value'];
};

/** Name of a fact. */
export type FactName = keyof FactMap;

/** How a derived fact is computed. */
export interface Derivation<K extends keyof DerivedFacts> {
  requires: FactName[];
  /** Facts that it makes use of when they are known and can do without. */
  optional?: FactName[];
  derive(facts: FactMap, optional: Partial<FactMap>): DerivedFacts[K];
}

/** All derived facts. A derivation reads only what it requires or names as optional. */
export const DERIVATIONS: { [K in keyof DerivedFacts]: Derivation<K> } = {
  waivers: {
    requires: ['suppression'],
    optional: ['chart', 'resources', 'workloads'],
    derive: ({ suppression }, optional) =>
      deriveWaivers(suppression.config.waivers, optional),
  },
  workloads: {
    requires: ['resources'],
    derive: ({ resources }) => deriveWorkloads(resources),
  },
  schemaCheck: {
    requires: ['resources', 'workloads'],
    derive: ({ resources, workloads }) =>
      deriveSchemaCheck(resources, workloads),
  },
  offers: {
    requires: [],
    optional: ['capabilities'],
    derive: (_, { capabilities }) => capabilities?.capabilities ?? [],
  },
  disruptionBudgets: {
    requires: ['resources', 'workloads'],
    derive: ({ resources, workloads }) =>
      deriveDisruptionBudgets(resources, workloads),
  },
  projectFiles: {
    requires: ['chart', 'surroundings'],
    derive: ({ chart, surroundings }) =>
      deriveProjectFiles(surroundings.chart ?? chart, surroundings),
  },
  valuesReads: {
    requires: ['chart'],
    derive: ({ chart }) => deriveValuesReads(chart),
  },
  openSource: {
    requires: ['chart'],
    optional: ['workloads'],
    derive: ({ chart }, { workloads }) => deriveOpenSourceUse(chart, workloads),
  },
  inventory: {
    requires: ['context'],
    optional: ['chart', 'workloads'],
    derive: (_, { chart, workloads }) => deriveInventory(chart, workloads),
  },
  ossManifest: {
    requires: ['inventory', 'upstream'],
    derive: ({ inventory, upstream }) => deriveManifest(inventory, upstream),
  },
  surroundings: {
    requires: ['context'],
    optional: ['chart', 'templates', 'repository', 'entity'],
    derive: ({ context }, optional) => deriveSurroundings(context, optional),
  },
  chaosExperiments: {
    requires: ['resources', 'surroundings'],
    derive: ({ resources, surroundings }) =>
      deriveChaosExperiments(resources, surroundings),
  },
  deliveries: {
    requires: ['chart', 'surroundings'],
    optional: ['repository'],
    derive: ({ chart, surroundings }, { repository }) =>
      deriveDeliveries(chart, surroundings, repository?.paths ?? []),
  },
  progressiveDelivery: {
    requires: ['resources', 'surroundings'],
    derive: ({ resources, surroundings }) =>
      deriveProgressiveDelivery(resources, surroundings),
  },
  alerting: {
    requires: ['resources', 'surroundings'],
    derive: ({ resources, surroundings }) =>
      deriveAlerting(resources, surroundings),
  },
  serviceLevels: {
    requires: ['resources', 'surroundings', 'alerting'],
    derive: ({ resources, surroundings, alerting }) =>
      deriveServiceLevels(resources, surroundings, alerting),
  },
  dashboards: {
    requires: ['resources', 'surroundings'],
    derive: ({ resources, surroundings }) =>
      deriveDashboards(resources, surroundings),
  },
  sloMatrix: {
    requires: [
      'resources',
      'workloads',
      'surroundings',
      'alerting',
      'serviceLevels',
      'dashboards',
    ],
    optional: ['capabilities', 'capabilityTrials'],
    derive: deriveSloMatrix,
  },
  ownership: {
    requires: ['context', 'surroundings', 'suppression'],
    optional: ['repository', 'workloads', 'alerting'],
    derive: deriveOwnershipSources,
  },
  habits: {
    requires: ['surroundings'],
    derive: ({ surroundings }) => deriveHabits(surroundings),
  },
  ownershipLadder: {
    requires: ['ownership', 'surroundings'],
    derive: ({ ownership, surroundings }) =>
      deriveOwnershipLadder(ownership, surroundings),
  },
};
