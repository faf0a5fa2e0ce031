import { isMap, JsonMap, Path, valueAt } from '../json';
import { Resource } from '../stages/gather/types';

/** Something in an object's metadata that Kubernetes refuses, and what it is. */
export interface MetadataDefect {
  path: Path;
  /** Such as `the label value "a b"`. */
  defect: string;
}

const LABEL = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const PART = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST_LABEL = 63;
const LONGEST_NAME = 253;

/** Kinds of the API itself whose names are also names of hosts or of further objects. */
const LONGEST_OF: Record<string, number> = {
  CronJob: 52,
  Namespace: LONGEST_LABEL,
  Service: LONGEST_LABEL,
};

/** Kinds of the core API whose names are also names of hosts, which hold no dot. */
const PATTERN_OF: Record<string, RegExp> = {
  Namespace: PART,
  Service: SERVICE,
};

/** What of an object's name Kubernetes refuses; roles and their bindings may hold a colon. */
export function nameDefects({ kind, group, body }: Resource): MetadataDefect[] {
  // Files of tools, which no API ever sees.
  if (/(^|\.)config\.k8s\.io$/.test(group)) return [];
  const name = valueAt(body, 'metadata', 'name');
  const path = ['metadata', 'name'];
  if (name === undefined || name === null || name === '') {
    return valueAt(body, 'metadata', 'generateName')
      ? []
      : [{ path, defect: 'no name' }];
  }
  if (typeof name !== 'string') return [];
  const isOwnApi = !group.includes('.') || group.endsWith('.k8s.io');
  const longest = (isOwnApi && LONGEST_OF[kind]) || LONGEST_NAME;
  if (name.length > longest) {
    return [
      {
        path,
        defect: `a name of ${name.length} characters, ${longest} are allowed`,
      },
    ];
  }
  if (hasFreeName(group)) {
    return /[/%]/.test(name) ? [{ path, defect: `the name "${name}"` }] : [];
  }
  const pattern = (group === '' && PATTERN_OF[kind]) || SUBDOMAIN;
  return pattern.test(name) ? [] : [{ path, defect: `the name "${name}"` }];
}

/** APIs whose names are parts of paths only. */
function hasFreeName(group: string): boolean {
  return (
    group === 'rbac.authorization.k8s.io' || group.endsWith('openshift.io')
  );
}

/** What of the labels and annotations at a place Kubernetes refuses. */
export function tagDefects(root: unknown, at: Path): MetadataDefect[] {
  return [
    ...labelDefects(root, [...at, 'labels']),
    ...keysOf(root, [...at, 'annotations']).flatMap(([key, path]) =>
      isKey(key.toLowerCase())
        ? []
        : [{ path, defect: `the annotation key "${key}"` }],
    ),
  ];
}

/** What of the labels at a path, or of those that a selector asks for, Kubernetes refuses. */
export function labelDefects(root: unknown, at: Path): MetadataDefect[] {
  return keysOf(root, at).flatMap(([key, path, value]) => [
    ...(isKey(key) ? [] : [{ path, defect: `the label key "${key}"` }]),
    ...(typeof value === 'string' && !isLabelValue(value)
      ? [{ path, defect: `the label value "${value}"` }]
      : []),
  ]);
}

function keysOf(root: unknown, at: Path): Array<[string, Path, unknown]> {
  const map = valueAt(root, ...at);
  return isMap(map)
    ? Object.entries(map as JsonMap).map(([key, value]) => [
        key,
        [...at, key],
        value,
      ])
    : [];
}

function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= LONGEST_LABEL && LABEL.test(value));
}

/** A key may have the domain of its owner before it. */
function isKey(key: string): boolean {
  const [name, prefix, ...more] = key.split('/').reverse();
  const isPrefix =
    prefix === undefined ||
    (prefix.length <= LONGEST_NAME && SUBDOMAIN.test(prefix));
  return (
    more.length === 0 &&
    isPrefix &&
    name.length <= LONGEST_LABEL &&
    LABEL.test(name)
  );
}
