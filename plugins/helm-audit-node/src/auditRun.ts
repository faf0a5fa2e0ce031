import type { Entity } from '@backstage/catalog-model';
import { AuditStage, Tier } from '@helm-audit/plugin-helm-audit-common';
import { Breather } from './breather';
import { FixRequest } from './findFixes';
import { RepositoryReader } from './gatherers/repository';
import { ChartLink } from './stages/load/types';

/** What to audit, and how. */
export interface AuditRequest {
  source: ChartLink;
  /** The catalog entity that the chart is linked to, with its owners and their members. */
  catalog?: { entity: Entity; related: Entity[] };
  entityRef?: string;
  /** Name of the scenario that counts; the most production-like one when absent. */
  scenario?: string;
  /** Absolute paths of values files, applied after the scenario's. */
  valuesFiles?: string[];
  /** `key=value` pairs as for `helm --set`. */
  set?: string[];
  tier?: Tier;
  /** Leave aside the baseline that `.helm-audit.yaml` names, as when it is written anew. */
  withoutBaseline?: boolean;
  /** Which fixes are made, and whether they are tried; all, untried, when absent. */
  fixes?: FixRequest;
  /** When the audit counts as made, so that an earlier version is judged as it was then. */
  auditedAt?: Date;
}

/** What the stages of one audit are given. */
export interface AuditRun {
  request: AuditRequest;
  auditedAt: Date;
  repositories: RepositoryReader;
  signal?: AbortSignal;
  onStage: (stage: AuditStage) => void;
  breather: Breather;
  /** Whether no time is left to try more. */
  isOverdue: () => boolean;
}
