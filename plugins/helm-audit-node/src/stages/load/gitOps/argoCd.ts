import path from 'node:path';
import { isMap, JsonMap, listAt, mapAt, mapsAt, stringAt } from '../../../json';
import { actionsIn } from '../../../template/actions';
import { mergeValues, parseValues } from '../../../values';
import { DeployedChart, Deployment } from './types';

/** How an Argo CD Application or ApplicationSet deploys the chart, if it does. */
export function argoCdDeployments(
  resource: JsonMap,
  chart: DeployedChart,
): Deployment[] {
  switch (resource.kind) {
    case 'Application':
      return deploymentsOf(resource, chart);
    case 'ApplicationSet':
      return applicationsOf(resource).flatMap(each =>
        deploymentsOf(each, chart),
      );
    default:
      return [];
  }
}

/** How many Applications are made of one ApplicationSet. */
const MAX_ELEMENTS = 20;

/** The Applications that the lists of an ApplicationSet make; other generators ask a cluster. */
function applicationsOf(set: JsonMap): JsonMap[] {
  const template = mapAt(set, 'spec', 'template');
  const elements = mapsAt(set, 'spec', 'generators').flatMap(({ value }) =>
    mapsAt(value, 'list', 'elements'),
  );
  return elements
    .slice(0, MAX_ELEMENTS)
    .map(({ value }) => fillIn(template, value))
    .filter(isMap)
    .filter(application => !hasPlaceholder(application));
}

/** What nothing fills in here is filled in by the cluster. */
function hasPlaceholder(application: JsonMap): boolean {
  return actionsIn(JSON.stringify(application)).length > 0;
}

/** Puts an element's values where the template names them. */
function fillIn(template: unknown, element: JsonMap): unknown {
  if (typeof template === 'string') {
    return template.replace(/\{\{-?\s*\.?(\w+)\s*-?\}\}/g, (whole, key) =>
      Object.hasOwn(element, key) ? String(element[key]) : whole,
    );
  }
  if (Array.isArray(template)) {
    return template.map(each => fillIn(each, element));
  }
  if (!isMap(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [
      key,
      fillIn(value, element),
    ]),
  );
}

function deploymentsOf(
  application: JsonMap,
  chart: DeployedChart,
): Deployment[] {
  const single = mapAt(application, 'spec', 'source');
  const sources = [
    ...(Object.keys(single).length > 0 ? [single] : []),
    ...mapsAt(application, 'spec', 'sources').map(({ value }) => value),
  ];
  const source = sources.find(each => deploys(each, chart));
  const name = stringAt(application, 'metadata', 'name') ?? 'argo-cd';
  if (!source) return [];
  const helm = mapAt(source, 'helm');
  const folder = stringAt(source, 'path') ?? chart.path;
  const files = listAt(helm, 'valueFiles').map(file =>
    pathOf(String(file), folder),
  );
  const values = inlineValues(helm);
  const isKnown = files.every(file => file !== undefined) && values;
  if (!isKnown) return [];
  return [
    {
      name,
      valuesFiles: files.filter(file => file !== undefined),
      areFilesOptional: helm.ignoreMissingValueFiles === true,
      values,
      set: mapsAt(helm, 'parameters').map(
        ({ value }) => `${value.name}=${escapePair(value.value)}`,
      ),
    },
  ];
}

function deploys(source: JsonMap, chart: DeployedChart): boolean {
  const folder = stringAt(source, 'path');
  if (folder === undefined) return stringAt(source, 'chart') === chart.name;
  const at = path.posix.join(folder);
  const isSame = at.replace(/\/$/, '') === chart.path;
  // The root of a repository looks the same in all of them.
  return isSame && (chart.path !== '.' || isRepository(source, chart));
}

function isRepository(source: JsonMap, { repository }: DeployedChart) {
  const url = stringAt(source, 'repoURL') ?? '';
  return path.posix.basename(url, '.git') === repository;
}

/** A values file's path within the repository; nothing for one that lies elsewhere. */
function pathOf(file: string, folder: string): string | undefined {
  if (/^[a-z]+:\/\//i.test(file)) return undefined;
  const [, ofSource] = /^\$[\w-]+\/(.+)$/.exec(file) ?? [];
  if (ofSource) return path.posix.normalize(ofSource);
  return file.startsWith('/')
    ? path.posix.normalize(file.slice(1))
    : path.posix.join(folder, file);
}

/** @returns undefined when they can't be read */
function inlineValues(helm: JsonMap): JsonMap | undefined {
  try {
    return mergeValues(
      parseValues('helm.values', stringAt(helm, 'values') ?? ''),
      mapAt(helm, 'valuesObject'),
    );
  } catch {
    return undefined;
  }
}

function escapePair(value: unknown): string {
  return String(value ?? '').replace(/([,\\])/g, '\\$1');
}
