import {
  AlertReport,
  GOLDEN_SIGNALS,
  SignalCell,
  SignalEvidence,
  SloGaps,
  SloReport,
  Tier,
  WatchedWorkload,
} from '@helm-audit/plugin-helm-audit-common';
import {
  alertOwner,
  missingParts,
  runbookOf,
  severityOf,
} from '../../facts/alertHygiene';
import { isLink } from '../../facts/dashboards';
import type { FactStore } from '../../facts/factStore';
import { Routing, routingOf } from '../../facts/routing';
import type { Slo } from '../../facts/slo';
import {
  CellEvidence,
  compareStrength,
  MatrixCell,
  MatrixRow,
} from '../../facts/sloMatrix';
import { sourceOf } from '../../facts/watches';
import { redactTexts, Redactor } from '../../redact';
import { Suggested, suggestSlos } from '../../suggest/sloSuggestions';
import { SuggestionContext } from '../../suggest/types';
import type { Fact } from '../gather/types';
import { describeGaps } from './sloSentence';

/** Bounds that keep the document small; what is left out is counted. */
const MAX_EVIDENCE_OF_A_KIND = 3;
const MAX_ALERTS = 200;
const MAX_SUGGESTED = 12;
const MAX_QUERY = 2000;

const LINKED_DASHBOARD =
  "The catalog links a dashboard; which panels it has can't be read from here.";

/** How well the golden signals of each service workload are watched, secrets removed. */
export function reportSloGaps(
  store: FactStore,
  tier: Tier,
  redactor: Redactor,
): SloGaps {
  const facts = store.getAll([
    'resources',
    'sloMatrix',
    'serviceLevels',
    'alerting',
    'ownership',
    'dashboards',
  ]);
  if (facts.state !== 'known') return unknownGaps(facts);
  const { resources, sloMatrix, serviceLevels, alerting, ownership } =
    facts.value;
  const isLinked = facts.value.dashboards.some(isLink);
  const chart = store.get('chart');
  const context = {
    resources,
    tier,
    chart: chart.state === 'known' ? chart.value : undefined,
    team: ownership.owners[0]?.name,
    isAlone: sloMatrix.rows.length === 1,
  };
  const workloads = sloMatrix.rows.map((row, index) =>
    reportRow(row, index < MAX_SUGGESTED ? { ...context, row } : undefined, {
      elsewhere: sloMatrix.elsewhere,
    }),
  );
  const routing = routingOf(resources, ownership);
  const burnRate = new Set(serviceLevels.burnRateAlerts);
  const alerts = alerting.alerts.map(alert =>
    reportAlert(alert, burnRate.has(alert), routing),
  );
  return redactTexts(
    {
      state: 'known',
      sentence: describeGaps(workloads),
      elsewhere: sloMatrix.elsewhere,
      unseen: isLinked
        ? [...sloMatrix.unseen, LINKED_DASHBOARD]
        : sloMatrix.unseen,
      workloads,
      slos: serviceLevels.slos.map(reportSlo),
      alerts: alerts.slice(0, MAX_ALERTS),
      moreAlerts: Math.max(0, alerts.length - MAX_ALERTS),
    },
    redactor,
  );
}

function unknownGaps(
  fact: Exclude<Fact<unknown>, { state: 'known' }>,
): SloGaps {
  const isAbsent = fact.state === 'absent';
  return {
    state: 'unknown',
    reason: fact.reason,
    sentence: isAbsent
      ? 'There is no service here whose golden signals could be watched.'
      : "We couldn't see how the golden signals are watched.",
    unseen: [fact.reason],
    workloads: [],
    slos: [],
    alerts: [],
    moreAlerts: 0,
  };
}

function reportRow(
  row: MatrixRow,
  context: SuggestionContext | undefined,
  { elsewhere }: { elsewhere?: string },
): WatchedWorkload {
  const { kind, name, namespace, subchart } = row.resource;
  const suggested = context ? suggestSlos(context) : {};
  return {
    kind,
    name,
    namespace,
    subchart,
    serves: row.serves,
    scrape: reportScrape(row, elsewhere),
    cells: GOLDEN_SIGNALS.map(signal =>
      reportCell(row.cells[signal], suggested[signal]),
    ),
  };
}

function reportScrape(
  { scrape, scrapeOffered }: MatrixRow,
  elsewhere: string | undefined,
): WatchedWorkload['scrape'] {
  if (scrape) {
    const { by, port, path } = scrape;
    return { state: 'collected', by, port, path };
  }
  if (scrapeOffered) {
    const { by, port, path } = scrapeOffered.scrape;
    const { switchOn } = scrapeOffered;
    return { state: 'off', by, port, path, switchOn };
  }
  return elsewhere
    ? {
        state: 'unknown',
        reason: `${elsewhere} watches this service and may collect its metrics by itself.`,
      }
    : { state: 'missing' };
}

function reportCell(
  { signal, strength, unseen, evidence }: MatrixCell,
  suggested: Suggested = {},
): SignalCell {
  const offer = evidence.find(({ switchOn }) => switchOn);
  const all = distinct(evidence.map(reportEvidence));
  const listed = fewOfEach(all);
  return {
    signal,
    strength,
    unseen,
    evidence: listed,
    more: all.length - listed.length,
    offered:
      offer?.switchOn && compareStrength(strength, offer.strength) < 0
        ? { strength: offer.strength, switchOn: offer.switchOn }
        : undefined,
    ...suggested,
  };
}

function reportEvidence(one: CellEvidence): SignalEvidence {
  const { strength, what, name, query, source, attribution } = one;
  return {
    strength,
    what,
    name,
    query:
      query.length > MAX_QUERY ? `${query.slice(0, MAX_QUERY)}…` : query.trim(),
    source,
    attribution,
    confidence: one.confidence,
    note: one.note,
    switchOn: one.switchOn,
  };
}

/** A few of each strength, on and off, so that no strength is left out for another. */
function fewOfEach(evidence: SignalEvidence[]): SignalEvidence[] {
  const counts = new Map<string, number>();
  return evidence.filter(({ strength, switchOn }) => {
    const kind = `${strength} ${Boolean(switchOn)}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MAX_EVIDENCE_OF_A_KIND;
  });
}

/** One query stands for all of its dashboard or alert. */
function distinct(evidence: SignalEvidence[]): SignalEvidence[] {
  const byName = new Map<string, SignalEvidence>();
  for (const one of evidence) {
    const key = JSON.stringify([one.what, one.name, one.source]);
    if (!byName.has(key)) byName.set(key, one);
  }
  return [...byName.values()];
}

function reportSlo(slo: Slo): SloReport {
  const { tool, name, objective, window, signals, hasBurnRateAlert } = slo;
  const alerting = hasBurnRateAlert ? 'burn-rate' : 'none';
  return {
    tool,
    name,
    objective,
    window,
    signals,
    alerting: hasBurnRateAlert === undefined ? 'unknown' : alerting,
    source: sourceOf(slo),
  };
}

type AlertFact = Parameters<typeof alertOwner>[0];

function reportAlert(
  alert: AlertFact,
  burnRate: boolean,
  routing: Routing,
): AlertReport {
  const { name, signals, hold } = alert;
  return {
    name,
    signals,
    burnRate,
    severity: severityOf(alert),
    owner: alertOwner(alert),
    runbook: runbookOf(alert),
    hold,
    route: routing.by,
    missing: missingParts(alert, burnRate, routing),
    source: sourceOf(alert),
  };
}
