import { AuditFailure } from '../../errors';
import { FileTree, Scenario } from './types';

/** Scenario that renders the chart's own values alone. */
export const DEFAULT_SCENARIO: Scenario = {
  name: 'default',
  valuesFiles: [],
  source: 'default values',
};

/** Where values for an environment are kept, as seen in public repositories. */
const LAYOUTS = [
  /^values[-_.]([\w-]+)\.ya?ml$/,
  /^([\w-]+)[-_.]values\.ya?ml$/,
  /^(?:values|environments|envs?)\/([\w-]+)\.ya?ml$/,
  /^(?:environments|envs?)\/([\w-]+)\/values\.ya?ml$/,
  /^ci\/([\w-]+)-values\.ya?ml$/,
];

/** Names of production, the most telling first. */
const PRODUCTION = [
  /^production$/i,
  /^prod$/i,
  /(^|[-_])prod(uction)?([-_]|$)/i,
  /^live$/i,
];

/**
 * Named sets of values that lie beside the chart: those of `.helm-audit.yaml`, then those
 * found by their file names, with the default values first. A file whose name is taken is
 * called by its path.
 */
export function discoverScenarios(
  files: FileTree,
  configured: Scenario[] = [],
): Scenario[] {
  const discovered: Scenario[] = [DEFAULT_SCENARIO, ...configured];
  for (const file of [...files.keys()].sort()) {
    const name = LAYOUTS.map(layout => layout.exec(file)?.[1]).find(Boolean);
    if (!name) continue;
    const isTaken = discovered.some(scenario => scenario.name === name);
    discovered.push({
      name: isTaken ? file : name,
      valuesFiles: [file],
      source: file,
    });
  }
  return discovered;
}

/**
 * The scenario that counts: the one asked for, else the most production-like, else the
 * default values.
 *
 * @throws AuditFailure `unknown-scenario`
 */
export function chooseScenario(
  scenarios: Scenario[],
  requested?: string,
): Scenario {
  if (requested) {
    const scenario = scenarios.find(({ name }) => name === requested);
    if (scenario) return scenario;
    throw new AuditFailure(
      'unknown-scenario',
      `This chart has no scenario named ${requested}.`,
      `Use one of: ${scenarios.map(({ name }) => name).join(', ')}.`,
    );
  }
  for (const pattern of PRODUCTION) {
    const scenario = scenarios.find(
      ({ name, source }) => pattern.test(name) && !source.startsWith('ci/'),
    );
    if (scenario) return scenario;
  }
  return scenarios[0];
}

/** How many other scenarios are tried when the one that counts does not render. */
const MAX_OTHERS = 3;

/**
 * The scenario that counts, and those to try when it does not render: a chart may ask for
 * values that only some of its values files give. One that was asked for is not replaced.
 *
 * @throws AuditFailure `unknown-scenario`
 */
export function scenarioCandidates(
  scenarios: Scenario[],
  requested?: string,
): Scenario[] {
  const chosen = chooseScenario(scenarios, requested);
  if (requested) return [chosen];
  const others = scenarios.filter(scenario => scenario !== chosen);
  return [chosen, ...others.slice(0, MAX_OTHERS)];
}
