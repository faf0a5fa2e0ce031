import { Workload } from '../facts/workloads';
import { RELEASE_NAME, RELEASE_NAMESPACE } from '../release';
import { Resource } from '../stages/gather/types';
import { RuleFix } from './types';

/** Above pods without a class, far below those of the cluster itself. */
const VALUE = 1000;

const TEMPLATE = `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: {{ .Release.Namespace }}-{{ .Release.Name }}
  labels:
    app.kubernetes.io/name: {{ .Chart.Name }}
    app.kubernetes.io/instance: {{ .Release.Name }}
    app.kubernetes.io/managed-by: {{ .Release.Service }}
value: ${VALUE}
globalDefault: false
description: Services of release {{ .Release.Name }}, above pods without a class
`;

/**
 * Gives a workload the one priority class of its release, or else a class for all workloads of
 * the chart.
 */
export function priorityClassFix(
  { podSpecPath }: Workload,
  resources: readonly Resource[],
): RuleFix {
  const path = [...podSpecPath, 'priorityClassName'];
  const classes = resources.filter(({ kind }) => kind === 'PriorityClass');
  if (classes.length > 0) {
    const [{ name }] = classes;
    return {
      title: `Give it the class ${name}`,
      safety: 'review',
      path,
      set: name,
    };
  }
  return {
    title: 'Add a priority class above pods that have none, and use it',
    safety: 'review',
    toTest: `Take the class that your platform has for this tier in its place, if there is one; ${VALUE} is only a start.`,
    path,
    set: `${RELEASE_NAMESPACE}-${RELEASE_NAME}`,
    also: [
      {
        title: 'Add a priority class',
        safety: 'review',
        addFile: { file: 'templates/priorityclass.yaml', content: TEMPLATE },
      },
    ],
  };
}
