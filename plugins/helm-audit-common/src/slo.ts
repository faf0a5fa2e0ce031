import { ValueSetting } from './capabilities';

/** The four golden signals, in the order in which they are shown. */
export const GOLDEN_SIGNALS = [
  'latency',
  'traffic',
  'errors',
  'saturation',
] as const;

/** One of the four golden signals. */
export type GoldenSignal = (typeof GOLDEN_SIGNALS)[number];

/**
 * How well a golden signal is watched, from worst to best: by nothing, drawn on a dashboard,
 * asked before a canary goes on, alerted on, or held to an objective whose error budget
 * alerts while it burns.
 */
export const SIGNAL_STRENGTHS = [
  'none',
  'dashboard',
  'canary',
  'alert',
  'slo',
] as const;

/** How well a golden signal is watched. */
export type SignalStrength = (typeof SIGNAL_STRENGTHS)[number];

/** Where something that watches a service is written down. */
export interface WatchSource {
  /** What `file` is relative to; of the catalog there is no file. */
  root: 'chart' | 'repository' | 'catalog';
  file?: string;
  /** Kind and name of the object, such as `PrometheusRule payments`. */
  object?: string;
}

/** How it is known that something is about a workload. */
export interface Attribution {
  /**
   * `labels`: a label matcher or reference names the workload; `metric`: its metrics begin
   * with the workload's name; `chart`: it says nothing about whom it is for, and counts for
   * every service workload that it came with.
   */
  by: 'labels' | 'metric' | 'chart';
  /** What it was told by, such as `job="payments"`. */
  detail: string;
}

/** Something that watches a golden signal of a workload. */
export interface SignalEvidence {
  strength: SignalStrength;
  /** What it is, such as `Burn-rate alert`. */
  what: string;
  name: string;
  /** The query as written; '' where none is. */
  query: string;
  source: WatchSource;
  attribution: Attribution;
  /** `low` where parts of the query could not be read. */
  confidence: 'high' | 'low';
  /** What keeps it from being worth more. */
  note?: string;
  /** What to set to have it; absent for what is on in the audited scenario. */
  switchOn?: ValueSetting[];
}

/** An objective written for a chart's own metrics, names and labels. */
export interface SloSuggestion {
  /** Where the metrics come from. */
  basis: 'evidence' | 'ingress' | 'mesh' | 'convention' | 'resources';
  metrics: string[];
  /** The share of bad events or minutes, over five minutes. */
  query: string;
  /** In percent. */
  objective: number;
  /** Such as `30d`. */
  window: string;
  /** What must hold for it to work; to be checked before it is applied. */
  assumptions: string[];
  /** A PrometheusServiceLevel for Sloth, as YAML. */
  sloth: string;
  /** The same as a PrometheusRule with burn-rate alerts over two windows each, as YAML. */
  prometheusRule: string;
  references: string[];
}

/** How well one golden signal of one workload is watched. */
export interface SignalCell {
  signal: GoldenSignal;
  /** The strongest that was seen. */
  strength: SignalStrength;
  /** Why it may be watched better than was seen; the strength is a lower bound then. */
  unseen?: string;
  /** What watches it, the strongest first. What is off comes last. */
  evidence: SignalEvidence[];
  /** How many more pieces of evidence there are than are listed. */
  more: number;
  /** The strongest that the chart could switch on, when that is more than there is. */
  offered?: { strength: SignalStrength; switchOn: ValueSetting[] };
  /** What would close the gap; absent where there is none. */
  suggestion?: SloSuggestion;
  /** Why nothing is suggested where there is a gap. */
  noSuggestion?: string;
}

/** What collects the metrics of a workload. */
export interface ScrapeReport {
  /** `off`: nothing does, and the chart could switch it on. */
  state: 'collected' | 'off' | 'missing' | 'unknown';
  /** Such as `ServiceMonitor payments`. */
  by?: string;
  /** Name or number of the port. */
  port?: string;
  path?: string;
  switchOn?: ValueSetting[];
  reason?: string;
}

/** How well a workload is watched. */
export interface WatchedWorkload {
  kind: string;
  name: string;
  namespace?: string;
  /** Name of the subchart that it comes from; absent for the chart's own. */
  subchart?: string;
  /** Whether a Service sends requests to it. */
  serves: boolean;
  scrape: ScrapeReport;
  /** One for each golden signal, in their order. */
  cells: SignalCell[];
}

/** A service level objective. */
export interface SloReport {
  tool: string;
  name: string;
  /** Share of good events in percent; absent where it can't be read. */
  objective?: number;
  /** Period that it holds for, such as `30d`; absent where it can't be read. */
  window?: string;
  signals: GoldenSignal[];
  /** Whether something alerts while its error budget burns. */
  alerting: 'burn-rate' | 'none' | 'unknown';
  source: WatchSource;
}

/** What an alert should carry so that whoever is woken knows what to do. */
export const ALERT_PARTS = [
  'severity',
  'owner',
  'runbook',
  'hold',
  'route',
] as const;

/** A part of an alert. */
export type AlertPart = (typeof ALERT_PARTS)[number];

/** An alert, and what of it is there. */
export interface AlertReport {
  name: string;
  signals: GoldenSignal[];
  burnRate: boolean;
  severity?: string;
  owner?: string;
  runbook?: string;
  /** How long its expression must hold, such as `5m`. */
  hold?: string;
  /** Who it is routed to. */
  route?: string;
  /** What is known to be missing; what can't be seen is not among it. */
  missing: AlertPart[];
  source: WatchSource;
}

/** How well the golden signals of each service workload are watched. */
export interface SloGaps {
  /** `unknown` when there are no manifests to look at. */
  state: 'known' | 'unknown';
  /** Why it is unknown. */
  reason?: string;
  /** One sentence for people who don't read the rest. */
  sentence: string;
  /** Product outside of the chart that watches the service, when something points to one. */
  elsewhere?: string;
  /** What could not be looked at. */
  unseen: string[];
  workloads: WatchedWorkload[];
  slos: SloReport[];
  alerts: AlertReport[];
  /** How many more alerts there are than are listed. */
  moreAlerts: number;
}
