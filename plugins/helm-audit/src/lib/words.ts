import {
  AuditStage,
  Finding,
  Fix,
  LocationPrecision,
  RuleReport,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';

/** Names of the severities on screen. */
export const SEVERITY_TITLES: Record<Severity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

/** What each stage of an audit does. */
export const STAGE_TITLES: Record<AuditStage, string> = {
  load: 'Load the chart',
  render: 'Render the scenario',
  parse: 'Read the manifests',
  gather: 'Gather evidence',
  evaluate: 'Evaluate the rules',
  score: 'Score',
  fix: 'Find fixes',
  report: 'Write the report',
};

/** How long a fix takes, roughly. */
export const EFFORT_TITLES: Record<RuleReport['effort'], string> = {
  S: 'within an hour',
  M: 'within a day',
  L: 'more than a day',
};

/** Fields that stand for the object as a whole. */
const WHOLE_OBJECT = [undefined, 'kind', 'metadata.name'];

/** What the place of a finding has to do with it. */
export function describePlace({
  location: { precision, line, absent },
  field,
}: Pick<Finding, 'location' | 'field'>): string {
  if (precision === 'parent') {
    return 'Not set here: it belongs below the marked line';
  }
  const isWhole = WHOLE_OBJECT.includes(field);
  if (absent)
    return `Not there yet: ${whereItBelongs(precision, line, isWhole)}`;
  if (precision === 'exact') {
    return isWhole ? 'The marked line shows it' : 'The marked line sets it';
  }
  return line === undefined
    ? 'It is about this as a whole'
    : 'Somewhere in this file: the line could not be told';
}

function whereItBelongs(
  precision: LocationPrecision,
  line: number | undefined,
  isWhole: boolean,
): string {
  if (line === undefined) return 'this is where it belongs';
  if (precision === 'template') return 'it belongs to what this file describes';
  return isWhole
    ? 'it belongs to the object that the marked line is of'
    : 'it belongs at the marked line';
}

/** What came of trying a fix. */
export const FIX_STATUS_TITLES: Record<Fix['status'], string> = {
  verified:
    'Proven: applied to a copy of the chart, it renders and this finding is gone',
  suggested: 'Suggested, not proven',
};

/** How much thought a fix needs. */
export const FIX_SAFETY_TITLES: Record<Fix['safety'], string> = {
  safe: 'keeps what the service does',
  review: 'check the choice that it makes',
};

/** `1 finding`, `2 findings`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Working hours a day. */
const HOURS_A_DAY = 8;

/** Hours of work as people plan them: `3 hours`, `2 days`. */
export function formatHours(hours: number): string {
  return hours < HOURS_A_DAY
    ? plural(hours, 'hour')
    : plural(Math.round(hours / HOURS_A_DAY), 'day');
}
