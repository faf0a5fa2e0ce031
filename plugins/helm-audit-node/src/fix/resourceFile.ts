import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import path from 'node:path/posix';
import type { Workload } from '../facts/workloads';
import { isMap, JsonMap, mapAt, Path, valueAt } from '../json';
import { RuleFix } from '../rules/types';
import { selectorLabels } from '../rules/fixes';
import { Resource } from '../stages/gather/types';
import { applyFields } from './applyFields';
import { RELEASE_NAME } from '../release';
import { Places } from './places';
import { opensOtherDot, scopeOf } from './templateBlocks';
import { replaceMap, templatedMap, withReleaseName } from './templatedMap';
import { templateLines } from './templateLines';
import { rooted } from './templateRoot';

type AddResource = Extract<RuleFix, { addResource: unknown }>;

/**
 * A new template for an object, named and labelled by the very lines that name and label the
 * workload that it is for, and under the conditions under which that is rendered.
 *
 * @param isTaken - whether the chart has such a file
 */
export function resourceFile(
  { addResource, workload, isOptional, nameSuffix, copies }: AddResource,
  places: Places,
  isTaken: (file: string) => boolean,
): FixEdit | undefined {
  if (!workload || !places.isOwn(workload.resource.source)) return undefined;
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
    metadata: metadataOf(resource, mapAt({ metadata }, 'metadata'), {
      places,
      nameSuffix,
    }),
    ...replaceText(rest, resource.name, scalarText(resource, 'name', places)),
  };
  const written = applyFields<JsonMap>(
    body,
    (copies ?? []).flatMap(({ from, to }) => {
      const text = actionAt(resource, from, places);
      return text ? [{ path: to, set: text }] : [];
    }),
  );
  const served = `{{- if .Capabilities.APIVersions.Has "${apiVersion}/${kind}" }}`;
  const lines = [
    ...(isOptional ? [served] : []),
    ...scope.actions,
    ...(scope.loops ? ['---'] : []),
    ...templateLines(templated(written, workload, places), 0),
    ...Array.from(
      { length: scope.blocks + (isOptional ? 1 : 0) },
      () => '{{- end }}',
    ),
  ];
  const file = fileName(resource.source, kind, isTaken);
  if (file === undefined) return undefined;
  const text = `${lines.join('\n')}\n`;
  const content = scope.actions.some(opensOtherDot) ? rooted(text) : text;
  return { type: 'create', file, content };
}

function metadataOf(
  resource: Resource,
  own: JsonMap,
  { places, nameSuffix = '' }: { places: Places; nameSuffix?: string },
): JsonMap {
  const { namespace } = resource;
  const labels =
    templatedMap(places, resource, ['metadata', 'labels'], true) ??
    withReleaseName(lastingLabels(resource.labels));
  const all = {
    ...(isMap(labels) ? labels : {}),
    ...mapAt(own, 'labels'),
  };
  return {
    name: withSuffix(scalarText(resource, 'name', places), nameSuffix),
    ...(namespace && { namespace: scalarText(resource, 'namespace', places) }),
    ...own,
    ...(Object.keys(all).length > 0 && { labels: all }),
  };
}

/** Labels that tell a version, which written out would soon be wrong. */
const OF_VERSION = /^(helm\.sh\/chart|app\.kubernetes\.io\/version|chart)$/;

function lastingLabels(labels: JsonMap): JsonMap {
  return Object.fromEntries(
    Object.entries(labels).filter(([key]) => !OF_VERSION.test(key)),
  );
}

/** The action that alone writes a field in the object's own template. */
function actionAt(
  resource: Resource,
  field: Path,
  places: Places,
): string | undefined {
  const place = places.find(resource, field);
  if (place?.file !== resource.source) return undefined;
  const text = place.lines[place.line - 1].trimEnd();
  return /^\s*[\w-]+:\s+(\{\{-?[^{}]*\}\})$/.exec(text)?.[1];
}

/** A text that may be quoted, with more at its end. */
function withSuffix(text: unknown, suffix: string): string {
  return String(text).replace(/["']?$/, quote => suffix + quote);
}

/**
 * A copy in which texts that are one name, or hold one that belongs to the release, are written
 * as the template writes it.
 */
function replaceText<T>(value: T, from: string, to: unknown): T {
  if (value === from) return to as T;
  if (typeof value === 'string' && typeof to === 'string') {
    return replaceName(value, from, to) as T;
  }
  if (Array.isArray(value)) {
    return value.map(item => replaceText(item, from, to)) as T;
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      replaceText(child, from, to),
    ]),
  ) as T;
}

/** A name in quotes, or the beginning of a pattern; one without the release's is left. */
function replaceName(text: string, from: string, to: string): string {
  if (!from.includes(RELEASE_NAME) || !text.includes(from)) return text;
  const name = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const whole = new RegExp(`(?<=")${name}(?![\\w.]|-\\w)`, 'g');
  const action = to.replace(/^(["'])(.*)\1$/, '$2');
  return text.replace(whole, () => action);
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
