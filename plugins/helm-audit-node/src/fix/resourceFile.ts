import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import path from 'node:path/posix';
import type { Workload } from '../facts/workloads';
import { isMap, JsonMap, mapAt, valueAt } from '../json';
import { RuleFix } from '../rules/types';
import { selectorLabels } from '../rules/fixes';
import { Resource } from '../stages/gather/types';
import { isVendored, Places } from './places';
import { scopeOf } from './templateBlocks';
import { replaceMap, templatedMap, withReleaseName } from './templatedMap';
import { templateLines } from './templateLines';

type AddResource = Extract<RuleFix, { addResource: unknown }>;

/**
 * A new template for an object, named and labelled by the very lines that name and label the
 * workload that it is for, and under the conditions under which that is rendered.
 *
 * @param isTaken - whether the chart has such a file
 */
export function resourceFile(
  { addResource, workload, isOptional }: AddResource,
  places: Places,
  isTaken: (file: string) => boolean,
): FixEdit | undefined {
  if (!workload || isVendored(workload.resource.source)) return undefined;
  const { resource } = workload;
  const first = ['apiVersion', 'kind']
    .map(key => places.find(resource, [key]))
    .filter(place => place?.file === resource.source)
    .sort((a, b) => a!.line - b!.line)[0];
  if (!first) return undefined;
  const scope = scopeOf(first.lines, first.line);
  if (!scope) return undefined;
  const { apiVersion, kind, metadata, ...rest } = addResource;
  const body = {
    apiVersion,
    kind,
    metadata: metadataOf(resource, mapAt({ metadata }, 'metadata'), places),
    ...rest,
  };
  const served = `{{- if .Capabilities.APIVersions.Has "${apiVersion}/${kind}" }}`;
  const lines = [
    ...(isOptional ? [served] : []),
    ...scope.actions,
    ...(scope.loops ? ['---'] : []),
    ...templateLines(templated(body, workload, places), 0),
    ...Array.from(
      { length: scope.blocks + (isOptional ? 1 : 0) },
      () => '{{- end }}',
    ),
  ];
  const file = fileName(resource.source, kind, isTaken);
  return file === undefined
    ? undefined
    : { type: 'create', file, content: `${lines.join('\n')}\n` };
}

function metadataOf(resource: Resource, own: JsonMap, places: Places): JsonMap {
  const { namespace } = resource;
  const labels =
    templatedMap(places, resource, ['metadata', 'labels'], true) ??
    withReleaseName(resource.labels);
  return {
    name: scalarText(resource, 'name', places),
    ...(namespace && { namespace: scalarText(resource, 'namespace', places) }),
    ...(isMap(labels) && Object.keys(labels).length > 0 && { labels }),
    ...own,
  };
}

/** The text that writes a name, or the rendered one with the release's name put back. */
function scalarText(resource: Resource, key: string, places: Places): unknown {
  const place = places.find(resource, ['metadata', key]);
  const text =
    place?.file === resource.source
      ? /^\s*[\w-]+:\s+(\S.*)$/.exec(place.lines[place.line - 1].trimEnd())?.[1]
      : undefined;
  return text?.includes('{{') && /\}\}["']?$/.test(text)
    ? text
    : withReleaseName(valueAt(resource.body, 'metadata', key));
}

/** A value for templates: labels that select the workload's pods follow the workload's own. */
export function templated(
  value: unknown,
  workload: Workload,
  places: Places,
): unknown {
  const labels = selectorLabels(workload);
  if (Object.keys(labels).length === 0) return withReleaseName(value);
  const { resource, podSpecPath } = workload;
  const lines =
    templatedMap(places, resource, ['spec', 'selector', 'matchLabels']) ??
    templatedMap(places, resource, [
      ...podSpecPath.slice(0, -1),
      'metadata',
      'labels',
    ]) ??
    (withReleaseName(labels) as JsonMap);
  return withReleaseName(replaceMap(value, labels, lines));
}

const GENERIC = /^(deployment|statefulset|daemonset|workload|main|app)s?$/i;

/** Beside the workload's template, after its name unless that is its kind. */
function fileName(
  source: string,
  kind: string,
  isTaken: (file: string) => boolean,
): string | undefined {
  const base = path.basename(source).replace(/\.\w+$/, '');
  const stem = GENERIC.test(base) ? '' : `${base}-`;
  const name = path.join(path.dirname(source), stem + kind.toLowerCase());
  return ['', '-2', '-3']
    .map(suffix => `${name}${suffix}.yaml`)
    .find(file => !isTaken(file));
}
