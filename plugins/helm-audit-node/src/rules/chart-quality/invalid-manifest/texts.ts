import type { Workload } from '../../../facts/workloads';
import { listAt, mapAt, mapsAt, Path } from '../../../json';
import type { Resource } from '../../../stages/gather/types';

/** A number, boolean or the like where Kubernetes takes text only. */
export interface NotText {
  type: string;
  path: Path;
}

/** Fields of an object that must be text and, without quotes in YAML, are not. */
export function listNotTexts(
  { body, kind, group }: Resource,
  workload: Workload | undefined,
): NotText[] {
  const maps: Path[] = [
    ['metadata', 'labels'],
    ['metadata', 'annotations'],
  ];
  if (kind === 'ConfigMap' && group === '') maps.push(['data']);
  if (kind === 'Secret' && group === '') maps.push(['data'], ['stringData']);
  if (workload && workload.podSpecPath.length > 1) {
    const template = workload.podSpecPath.slice(0, -1);
    maps.push([...template, 'metadata', 'labels']);
    maps.push([...template, 'metadata', 'annotations']);
  }
  const containers = workload?.containers ?? [];
  return [
    ...maps.flatMap(path =>
      Object.entries(mapAt(body, ...path)).flatMap(([key, value]) =>
        judge(value, [...path, key]),
      ),
    ),
    ...containers.flatMap(({ spec, path }) => [
      ...mapsAt(spec, 'env').flatMap(({ value, index }) =>
        judge(value.value, [...path, 'env', index, 'value']),
      ),
      ...['command', 'args'].flatMap(field =>
        listAt(spec, field).flatMap((value, index) =>
          judge(value, [...path, field, index]),
        ),
      ),
    ]),
  ];
}

/** A null is as good as nothing. */
function judge(value: unknown, path: Path): NotText[] {
  if (typeof value === 'string' || value === null || value === undefined) {
    return [];
  }
  const isCollection = typeof value === 'object';
  const collection = Array.isArray(value) ? 'list' : 'map';
  return [{ type: isCollection ? collection : typeof value, path }];
}
