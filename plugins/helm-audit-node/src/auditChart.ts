import { AuditReport, AuditStage } from '@helm-audit/plugin-helm-audit-common';
import { AuditRequest, AuditRun } from './auditRun';
import { Breather } from './breather';
import { OwnershipKeys } from './facts/contacts';
import { findFixes, FoundFixes } from './findFixes';
import { fixTrials, MAX_TRIAL_MS } from './fixTrials';
import { RepositoryReader } from './gatherers/repository';
import { UpstreamSources } from './gatherers/upstream';
import { Judged, judgeSubject } from './judgeSubject';
import { loadSubject, Subject } from './loadSubject';
import { defaultProfile } from './profiles/default';
import { Profile } from './profiles/types';
import { assertChartSettings, assertProfile } from './ruleOptions';
import { builtInRules } from './rules';
import { ruleDocs } from './rules/docs';
import { AnyRule } from './rules/types';
import { LoadedChart } from './stages/load/types';
import { ChartRenderer } from './stages/render/chartRenderer';
import { HelmCli } from './stages/render/helmCli';
import { DEFAULT_KUBE_VERSION } from './stages/render/kubeVersion';
import { HelmOptions } from './stages/render/types';
import { buildReport } from './stages/report/buildReport';

/** How an auditor works. */
export interface AuditorOptions {
  helm?: HelmOptions;
  profile?: Profile;
  /** Rules beside the built-in ones. */
  rules?: AnyRule[];
  /** Try fixes on a copy of each chart, unless a request says otherwise. */
  verifyFixes?: boolean;
  /** Read each repository once; only for runs that are over soon. */
  shareRepositoryReads?: boolean;
  /** Annotation keys that tell of ownership, in place of those that the audit knows. */
  ownershipKeys?: OwnershipKeys;
  /** Whom to ask about the open source in use; nobody when absent. */
  sources?: UpstreamSources;
}

/** Audits charts, one after the other or several at once. */
export interface Auditor {
  /**
   * Copies of the chart are removed from the folder for temporary files right after; nobody
   * waits for that.
   *
   * @throws AuditFailure when the chart can't be audited; AbortError when the signal fires
   */
  audit(
    request: AuditRequest,
    options?: { signal?: AbortSignal; onStage?: (stage: AuditStage) => void },
  ): Promise<AuditReport>;
  /** The profile that scores. */
  readonly profile: Profile;
  /** All rules, built-in and added. */
  readonly rules: readonly AnyRule[];
}

class ChartAuditor implements Auditor {
  readonly profile: Profile;
  readonly rules: readonly AnyRule[];
  readonly #repositories: RepositoryReader | undefined;
  #helm: Promise<HelmCli> | undefined;

  constructor(private readonly options: AuditorOptions) {
    this.profile = options.profile ?? defaultProfile;
    this.rules = [...builtInRules, ...(options.rules ?? [])];
    assertProfile(this.rules, this.profile);
    this.#repositories = options.shareRepositoryReads
      ? new RepositoryReader(true)
      : undefined;
  }

  async audit(
    request: AuditRequest,
    { signal, onStage = () => {} }: Parameters<Auditor['audit']>[1] = {},
  ): Promise<AuditReport> {
    const started = performance.now();
    const run: AuditRun = {
      request,
      auditedAt: request.auditedAt ?? new Date(),
      // Each repository is read once, however often it is asked for.
      repositories: this.#repositories ?? new RepositoryReader(true),
      signal,
      onStage,
      breather: new Breather(),
      isOverdue: () => performance.now() > started + MAX_TRIAL_MS,
    };
    onStage('load');
    const subject = await loadSubject(run);
    const { rules: settings = [] } = subject.chart.config;
    assertChartSettings(this.rules, this.profile, settings);
    const judged = await this.#judge(subject, run);

    onStage('fix');
    const found = await this.#fix(subject, judged, run);
    signal?.throwIfAborted();

    onStage('report');
    return buildReport({
      ...judged,
      ...found,
      chart: subject.chart,
      tier: subject.tier,
      docs: ruleDocs,
      entityRef: request.entityRef,
      auditedAt: run.auditedAt,
      durationMs: performance.now() - started,
    });
  }

  #judge(subject: Subject, run: AuditRun): Promise<Judged> {
    const { rules, profile } = this;
    const { helm, ownershipKeys, sources } = this.options;
    return judgeSubject(subject, run, {
      rules,
      profile,
      kubeVersion: helm?.kubeVersion ?? DEFAULT_KUBE_VERSION,
      ownershipKeys,
      sources,
      open: (...opened) => this.#openRenderer(...opened),
    });
  }

  /** Finds fixes, and tries them where that is asked for. */
  #fix(
    { chart }: Subject,
    {
      scenario,
      rendered,
      gathered,
      results,
      sources,
      redactor,
      scorecard: { phases },
    }: Judged,
    { request, signal, breather, isOverdue }: AuditRun,
  ): Promise<FoundFixes> {
    const { rules, profile } = this;
    const isTried = request.fixes?.verify ?? this.options.verifyFixes ?? false;
    return findFixes({
      chart,
      scenario,
      results,
      phases,
      sources,
      redactor,
      breather,
      isOverdue,
      request: request.fixes,
      attempt:
        isTried && rendered?.ok
          ? fixTrials({
              chart,
              scenario,
              gathered,
              rules,
              profile,
              phases,
              open: changed => this.#openRenderer(changed, request, signal),
            })
          : undefined,
    });
  }

  /** Makes ready to render a chart with the values that the request adds. */
  async #openRenderer(
    chart: LoadedChart,
    { valuesFiles = [], set = [] }: AuditRequest,
    signal?: AbortSignal,
  ): Promise<ChartRenderer> {
    const values = { valuesFiles, set };
    const helm = await this.#findHelm();
    return ChartRenderer.open(chart, values, helm, this.options.helm, signal);
  }

  /** Helm, which is looked for again when it was not found. */
  #findHelm(): Promise<HelmCli> {
    this.#helm ??= HelmCli.create(this.options.helm);
    this.#helm.catch(() => {
      this.#helm = undefined;
    });
    return this.#helm;
  }
}

/** Makes an auditor. Helm is looked for when the first chart is to be rendered. */
export function createAuditor(options: AuditorOptions = {}): Auditor {
  return new ChartAuditor(options);
}
