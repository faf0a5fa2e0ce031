import { FactMap, FactName } from '../../facts';
import { oncePerFact } from '../../facts/oncePerFact';
import type { Workload } from '../../facts/workloads';
import { ContainerSubject, Subjects, Target } from '../../rules/types';
import type { Resource, TemplateFact } from '../gather/types';
import { EvaluatedSubject } from './types';

/** The fact that each target's subjects come from. */
export const SUBJECT_FACT: Record<Target, FactName> = {
  repository: 'repository',
  chart: 'chart',
  template: 'templates',
  values: 'values',
  resource: 'resources',
  workload: 'workloads',
  container: 'workloads',
  entity: 'entity',
  waiver: 'waiverUses',
};

/** A subject with what a report says of it. */
export interface Visit {
  subject: Subjects[Target];
  description: EvaluatedSubject;
}

// Many rules visit the same subjects, so each list is made once.

const visitTemplates = oncePerFact((templates: TemplateFact[]): Visit[] =>
  templates.map(template => ({
    subject: template,
    description: { target: 'template', path: [], file: template.path },
  })),
);

const visitResources = oncePerFact((resources: Resource[]): Visit[] =>
  resources.map(resource => ({
    subject: resource,
    description: { target: 'resource', resource, path: [] },
  })),
);

const visitWorkloads = oncePerFact((workloads: Workload[]): Visit[] =>
  workloads.map(workload => ({
    subject: workload,
    description: {
      target: 'workload',
      resource: workload.resource,
      path: [],
    },
  })),
);

const visitContainers = oncePerFact((workloads: Workload[]): Visit[] =>
  workloads.flatMap(workload =>
    workload.containers.map(container => {
      const subject: ContainerSubject = { ...container, workload };
      return {
        subject,
        description: {
          target: 'container' as const,
          resource: workload.resource,
          container: container.name,
          path: container.path,
        },
      };
    }),
  ),
);

/** All subjects of a target, in the order in which they stand in the chart. */
export function listVisits(target: Target, facts: FactMap): Visit[] {
  switch (target) {
    case 'repository':
    case 'chart':
    case 'values':
    case 'entity':
      return [{ subject: facts[target], description: { target, path: [] } }];
    case 'template':
      return visitTemplates(facts.templates);
    case 'resource':
      return visitResources(facts.resources);
    case 'waiver':
      return facts.waiverUses.map(use => ({
        subject: use,
        description: { target, path: [] },
      }));
    case 'workload':
      return visitWorkloads(facts.workloads);
    default:
      return visitContainers(facts.workloads);
  }
}
