import { JsonMap, listAt, mapsAt, numberAt, Path } from '../../json';
import { Workload } from '../workloads';
import { Refusal } from './refusal';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** A list of expressions by which labels are selected. */
interface Selector {
  root: JsonMap;
  path: Path;
}

/** What of where pods want to run Kubernetes refuses, of what the schema lets pass. */
export function placementRefusals({
  podSpec,
  podSpecPath,
}: Workload): Refusal[] {
  return ['nodeAffinity', 'podAffinity', 'podAntiAffinity']
    .flatMap(kind => {
      const at = ['affinity', kind];
      return [
        ...weightRefusals(podSpec, [...at, PREFERRED]),
        ...selectorsOf(podSpec, at).flatMap(selectorRefusals),
      ];
    })
    .map(refusal => ({ ...refusal, path: [...podSpecPath, ...refusal.path] }));
}

function weightRefusals(podSpec: JsonMap, at: Path): Refusal[] {
  return mapsAt(podSpec, ...at).flatMap(({ value, index }) => {
    const weight = numberAt(value, 'weight') ?? 1;
    if (weight >= 1 && weight <= 100) return [];
    return [
      {
        path: [...at, index, 'weight'],
        defect: `weighs a preference ${weight}`,
        remedy: 'Make it 1 to 100',
      },
    ];
  });
}

function selectorsOf(podSpec: JsonMap, at: Path): Selector[] {
  const ofNodes = [...at, REQUIRED, 'nodeSelectorTerms'];
  return [
    ...selectorsIn(podSpec, ofNodes, []),
    ...selectorsIn(podSpec, [...at, PREFERRED], ['preference']),
    ...selectorsIn(podSpec, [...at, REQUIRED], ['labelSelector']),
    ...selectorsIn(podSpec, [...at, REQUIRED], ['namespaceSelector']),
    ...['labelSelector', 'namespaceSelector'].flatMap(field =>
      selectorsIn(podSpec, [...at, PREFERRED], ['podAffinityTerm', field]),
    ),
  ];
}

function selectorsIn(podSpec: JsonMap, list: Path, inner: Path): Selector[] {
  return mapsAt(podSpec, ...list).map(({ index }) => ({
    root: podSpec,
    path: [...list, index, ...inner, 'matchExpressions'],
  }));
}

const WITH_VALUES = ['In', 'NotIn'];
const WITHOUT_VALUES = ['Exists', 'DoesNotExist'];

/** Some operators compare with values, others take none. */
export function selectorRefusals({ root, path }: Selector): Refusal[] {
  return mapsAt(root, ...path).flatMap(({ value, index }) => {
    const operator = String(value.operator);
    const count = listAt(value, 'values').length;
    const at = { path: [...path, index, 'values'] };
    if (WITH_VALUES.includes(operator) && count === 0) {
      const defect = `compares ${value.key} by ${operator} with no value`;
      return [{ ...at, defect, remedy: 'List the values' }];
    }
    if (WITHOUT_VALUES.includes(operator) && count > 0) {
      const defect = `compares ${value.key} by ${operator} with values`;
      return [{ ...at, defect, remedy: 'Remove the values' }];
    }
    return [];
  });
}
