import {
  isMap,
  JsonMap,
  mapAt,
  mapsAt,
  numberAt,
  Path,
  stringAt,
} from '../../json';
import { Workload } from '../workloads';
import { isPartName, Refusal, repeated } from './refusal';

const MODES = ['configMap', 'downwardAPI', 'projected', 'secret'];
const HIGHEST_MODE = 0o777;

/** What of the volumes of pods Kubernetes refuses, and of mounts that lead to none. */
export function volumeRefusals(workload: Workload): Refusal[] {
  return [
    ...danglingMounts(workload),
    ...sourceRefusals(workload),
    ...modeRefusals(workload),
  ];
}

/** The claims of a StatefulSet become volumes of its pods. */
function danglingMounts({
  resource,
  podSpec,
  containers,
}: Workload): Refusal[] {
  const claims = mapsAt(resource.body, 'spec', 'volumeClaimTemplates');
  const names = new Set([
    ...mapsAt(podSpec, 'volumes').map(({ value }) => value.name),
    ...claims.map(({ value }) => stringAt(value, 'metadata', 'name')),
  ]);
  return containers.flatMap(({ name: container, spec, path }) =>
    ['volumeMounts', 'volumeDevices'].flatMap(list =>
      mapsAt(spec, list).flatMap(({ value, index }) => {
        const name = stringAt(value, 'name');
        if (!name || names.has(name)) return [];
        return [
          {
            path: [...path, list, index, 'name'],
            defect: `mounts the volume "${name}" in container "${container}", and its pod has none of that name`,
            remedy: `Add \`${name}\` to \`volumes\`, or remove the mount`,
          },
        ];
      }),
    ),
  );
}

function sourceRefusals({ podSpec, podSpecPath }: Workload): Refusal[] {
  const volumes = mapsAt(podSpec, 'volumes');
  const at = (index: number) => [...podSpecPath, 'volumes', index];
  const again = repeated(volumes, ({ value }) => stringAt(value, 'name'));
  return [
    ...again.map(({ value, index }) => ({
      path: [...at(index), 'name'],
      defect: `has two volumes called "${value.name}"`,
      remedy: 'Give each volume of the pod a name of its own',
    })),
    ...volumes.flatMap(({ value, index }) => {
      const name = stringAt(value, 'name') ?? '';
      const sources = Object.keys(value).filter(key => isMap(value[key]));
      return [
        ...(sources.length > 1
          ? [
              {
                path: at(index),
                defect: `fills the volume "${name}" from ${sources.join(
                  ' and ',
                )}`,
                remedy: 'Keep one source, or use a projected volume',
              },
            ]
          : []),
        ...(name && !isPartName(name)
          ? [
              {
                path: [...at(index), 'name'],
                defect: `calls a volume "${name}"`,
                remedy: 'Use lower-case letters, digits and dashes, at most 63',
              },
            ]
          : []),
      ];
    }),
  ];
}

/** Mostly a mode that was meant as octal and is read as decimal. */
function modeRefusals({ podSpec, podSpecPath }: Workload): Refusal[] {
  return mapsAt(podSpec, 'volumes').flatMap(({ value, index }) =>
    MODES.flatMap(source => modesOf(mapAt(value, source), [source])).flatMap(
      ({ mode, path }) => {
        if (mode >= 0 && mode <= HIGHEST_MODE) return [];
        return [
          {
            path: [...podSpecPath, 'volumes', index, ...path],
            defect: `gives the files of the volume "${
              value.name
            }" the mode ${mode}, which is ${
              mode < 0 ? 'below zero' : 'above 0777'
            }`,
            remedy: 'Write the mode with a zero before it, such as 0440',
          },
        ];
      },
    ),
  );
}

/** Modes of all files of a source, of single ones, and of the sources that it projects. */
function modesOf(source: JsonMap, path: Path): { mode: number; path: Path }[] {
  const modeAt = (holder: JsonMap, at: Path) => {
    const mode = numberAt(holder, String(at[at.length - 1]));
    return mode === undefined ? [] : [{ mode, path: at }];
  };
  return [
    ...modeAt(source, [...path, 'defaultMode']),
    ...mapsAt(source, 'items').flatMap(({ value, index }) =>
      modeAt(value, [...path, 'items', index, 'mode']),
    ),
    ...mapsAt(source, 'sources').flatMap(({ value, index }) =>
      MODES.filter(kind => kind !== 'projected').flatMap(kind =>
        modesOf(mapAt(value, kind), [...path, 'sources', index, kind]),
      ),
    ),
  ];
}
