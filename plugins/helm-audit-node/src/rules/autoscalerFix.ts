import type { FactMap } from '../facts';
import { hasRequest } from '../facts/containerResources';
import { runs } from '../facts/servicePorts';
import type { Workload } from '../facts/workloads';
import { redundancyFix } from './redundancyFix';
import { requestOfAllFix } from './fixes';
import { RuleFix } from './types';

/** Percent of the requests at which there is room for a peak until new pods are ready. */
const TARGET = 70;

/** How many times its minimum a workload may grow to begin with. */
const GROWTH = 3;

/**
 * Lets an autoscaler decide on the number of pods, from two on, with what a second pod needs.
 *
 * @returns undefined where a second pod could not run or must not
 */
export function autoscalerFix(
  workload: Workload,
  facts: Pick<FactMap, 'resources' | 'disruptionBudgets'>,
): RuleFix | undefined {
  const { resource, replicas, containers } = workload;
  const redundancy = redundancyFix(workload, facts);
  if (!redundancy || !replicas) return undefined;
  const minReplicas = Math.max(2, replicas.lowerBound);
  const lacking = containers.filter(
    container => runs(container) && !hasRequest(container, 'cpu'),
  );
  const requests = lacking.length > 0 && requestOfAllFix('cpu', lacking);
  return {
    title: `Let an autoscaler run ${minReplicas} to ${
      minReplicas * GROWTH
    } pods, at ${TARGET} % of their CPU requests`,
    safety: 'review',
    toTest:
      'That its load shows in CPU can’t be seen; test it under twice the usual peak, and set the bounds by what you see.',
    resource,
    path: replicas.path,
    set: undefined,
    also: [
      {
        title: 'Add an autoscaler',
        safety: 'review',
        workload,
        copies:
          minReplicas === replicas.lowerBound
            ? [{ from: replicas.path, to: ['spec', 'minReplicas'] }]
            : [],
        addResource: {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          spec: {
            scaleTargetRef: {
              apiVersion: resource.apiVersion,
              kind: resource.kind,
              name: resource.name,
            },
            minReplicas,
            maxReplicas: minReplicas * GROWTH,
            metrics: [
              {
                type: 'Resource',
                resource: {
                  name: 'cpu',
                  target: { type: 'Utilization', averageUtilization: TARGET },
                },
              },
            ],
          },
        },
      },
      ...(requests ? [{ ...requests, resource }] : []),
      ...(redundancy.also ?? []),
    ],
  };
}
