import path from 'node:path';
import { isMap, JsonMap } from '../../../json';
import { parseYaml, splitDocuments } from '../../../yaml';
import { Scenario } from '../types';
import { argoCdDeployments } from './argoCd';
import { fluxDeployments } from './flux';
import { DeployedChart, Deployment } from './types';

/** A scenario that a resource in the repository deploys. */
export interface DeclaredScenario extends Scenario {
  /** Whether values files that are not there are passed over. */
  areFilesOptional: boolean;
}

/** How many are taken of one repository. */
const MAX_SCENARIOS = 50;

const RESOURCE =
  /^kind:\s*["']?(Application|ApplicationSet|HelmRelease)["']?\s*$/m;

/** Environments by which folders are called. */
const ENVIRONMENT =
  /^(prod(uction)?|live|staging|stage|dev(elopment)?|test|qa|uat|sandbox)$/i;

/**
 * Scenarios that Argo CD and Flux resources of a repository deploy a chart with.
 *
 * @param files - text by path within the repository
 * @param taken - names that other scenarios have
 */
export function discoverDeployments(
  files: Readonly<Record<string, string>>,
  chart: DeployedChart,
  taken: string[],
): DeclaredScenario[] {
  const scenarios: DeclaredScenario[] = [];
  const names = new Set(taken);
  for (const file of Object.keys(files).sort()) {
    if (!/\.ya?ml$/.test(file) || !RESOURCE.test(files[file])) continue;
    for (const deployment of deploymentsIn(files[file], chart)) {
      if (scenarios.length === MAX_SCENARIOS) return scenarios;
      const name = nameOf(deployment, file, names);
      const scenario = name && scenarioOf(deployment, name, file, chart);
      if (!scenario) continue;
      names.add(name);
      scenarios.push(scenario);
    }
  }
  return scenarios;
}

function deploymentsIn(text: string, chart: DeployedChart): Deployment[] {
  return splitDocuments(text).flatMap(document => {
    const resource = read(document);
    const group = String(resource?.apiVersion ?? '').split('/')[0];
    if (!resource) return [];
    if (group === 'argoproj.io') return argoCdDeployments(resource, chart);
    return group === 'helm.toolkit.fluxcd.io'
      ? fluxDeployments(resource, chart)
      : [];
  });
}

/** Other documents of a file may be templates of something else. */
function read(document: string): JsonMap | undefined {
  try {
    const resource = parseYaml(document);
    return isMap(resource) ? resource : undefined;
  } catch {
    return undefined;
  }
}

/** The first name that is free: its own, its environment's, its file's. */
function nameOf(
  { name }: Deployment,
  file: string,
  taken: ReadonlySet<string>,
): string | undefined {
  const environment = path.posix
    .dirname(file)
    .split('/')
    .findLast(segment => ENVIRONMENT.test(segment));
  const own = environment && !name.includes(environment) ? environment : name;
  return [own, name, file].find(each => !taken.has(each));
}

function scenarioOf(
  { valuesFiles, values, set, areFilesOptional }: Deployment,
  name: string,
  file: string,
  chart: DeployedChart,
): DeclaredScenario | undefined {
  // Nothing is read from outside the repository.
  if (valuesFiles.some(each => /^(\.\.)?(\/|$)/.test(each))) return undefined;
  const ofChart = valuesFiles
    .map(each => path.posix.relative(chart.path, each))
    .filter((each, index) => index > 0 || each !== 'values.yaml');
  const hasValues = values && Object.keys(values).length > 0;
  return {
    name,
    valuesFiles: ofChart,
    ...(hasValues && { values }),
    ...(set.length > 0 && { set }),
    source: file,
    areFilesOptional,
  };
}
