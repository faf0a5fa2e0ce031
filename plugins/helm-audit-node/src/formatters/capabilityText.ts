import {
  AuditReport,
  Capability,
  CapabilityState,
  describeNeeds,
} from '@helm-audit/plugin-helm-audit-common';
import chalk from 'chalk';

const STATES: Record<CapabilityState, string> = {
  proven: 'proven by a trial render',
  'needs-values': 'needs values that only you know',
  'needs-api': 'waits for an API of the cluster',
  unproven: 'not proven',
};

/** Capabilities of one state that are written out; the rest is counted. */
const MAX_SHOWN = 8;

/** What the chart can switch on; '' where there is nothing, or nothing could be tried. */
export function capabilityText(
  { capabilities = [] }: AuditReport,
  paint: chalk.Chalk,
): string {
  if (capabilities.length === 0) return '';
  const title = `WHAT THIS CHART CAN SWITCH ON (${capabilities.length})`;
  const states = Object.keys(STATES) as CapabilityState[];
  return [
    paint.bold(title),
    ...states.flatMap(state =>
      stateLines(
        capabilities.filter(capability => capability.state === state),
        STATES[state],
        paint,
      ),
    ),
  ].join('\n');
}

function stateLines(
  capabilities: readonly Capability[],
  title: string,
  paint: chalk.Chalk,
): string[] {
  if (capabilities.length === 0) return [];
  const rest = capabilities.length - MAX_SHOWN;
  return [
    `  ${paint.dim(title)}`,
    ...capabilities
      .slice(0, MAX_SHOWN)
      .map(capability => `  ${describe(capability, paint)}`),
    ...(rest > 0 ? [paint.dim(`  and ${rest} more`)] : []),
  ];
}

function describe(capability: Capability, paint: chalk.Chalk): string {
  const { kind, template } = capability;
  return `${kind}  ${paint.dim(template)}  ${describeNeeds(capability)}`;
}
