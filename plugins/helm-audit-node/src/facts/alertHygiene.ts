import { AlertPart } from '@helm-audit/plugin-helm-audit-common';
import type { Alert } from './alerting';
import { Routing } from './routing';

const OWNER_LABELS = ['team', 'owner', 'squad', 'service_owner', 'owned_by'];
const RUNBOOK_KEY = /run_?book|playbook/i;
const RUNBOOK_LINK = /https?:\/\/\S*(runbook|playbook)\S*/i;

/** How urgent an alert says that it is. */
export function severityOf({ labels }: Alert): string | undefined {
  return labels.severity || labels.priority || undefined;
}

/** Whom an alert names as its owner. */
export function alertOwner({ labels }: Alert): string | undefined {
  return OWNER_LABELS.map(label => labels[label]).find(Boolean);
}

/** A runbook; a link in the description is as good as one in an annotation of its own. */
export function runbookOf({ annotations }: Alert): string | undefined {
  const entries = Object.entries(annotations);
  const own = entries.find(([key, value]) => RUNBOOK_KEY.test(key) && value);
  if (own) return own[1];
  return entries.flatMap(([, value]) => RUNBOOK_LINK.exec(value) ?? [])[0];
}

/** Alerts that page nobody: they inhibit others or prove that alerting works. */
export function isInformational({ labels }: Alert): boolean {
  return labels.severity === 'none' || labels.severity === 'info';
}

/** Whether an alert waits until a state lasts, or looks at a range by itself. */
export function isHeld(alert: Alert): boolean {
  const { hold, query } = alert;
  const waits = hold !== undefined && !/^0[a-z]*$/.test(hold);
  return waits || query.functions.some(isSmoothing) || isForMachines(alert);
}

/** Functions that look at a range by themselves: they need no further time. */
function isSmoothing(name: string): boolean {
  return /_over_time$|^(increase|changes|resets|delta|predict_linear)$/.test(
    name,
  );
}

/** Alerts that tell nobody: a watchdog that always fires, or one that inhibits others. */
function isForMachines({ query, labels }: Alert): boolean {
  return query.selectors.length === 0 || labels.severity === 'none';
}

/** What of an alert is known to be missing. */
export function missingParts(
  alert: Alert,
  isBurnRate: boolean,
  routing: Routing,
): AlertPart[] {
  const lacks: Record<AlertPart, boolean> = {
    severity: !severityOf(alert),
    owner: !alertOwner(alert) && !routing.isOwn,
    runbook: !runbookOf(alert) && !isInformational(alert),
    // The short window of a burn rate does what a hold would do.
    hold: !isBurnRate && !isHeld(alert),
    route: routing.state === 'missing',
  };
  return (Object.keys(lacks) as AlertPart[]).filter(part => lacks[part]);
}
