import { FactMap, FactName } from '../../facts';
import type { Workload } from '../../facts/workloads';
import { ContainerSubject, Subjects, Target } from '../../rules/types';
import type { TemplateFact } from '../gather/types';
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

/** All subjects of a target, in the order in which they stand in the chart. */
export function listVisits(target: Target, facts: FactMap): Visit[] {
  switch (target) {
    case 'repository':
    case 'chart':
    case 'values':
    case 'entity':
      return [{ subject: facts[target], description: { target, path: [] } }];
    case 'template':
      return facts.templates.map(visitTemplate);
    case 'resource':
      return facts.resources.map(resource => ({
        subject: resource,
        description: { target, resource, path: [] },
      }));
    case 'waiver':
      return facts.waiverUses.map(use => ({
        subject: use,
        description: { target, path: [] },
      }));
    case 'workload':
      return facts.workloads.map(visitWorkload);
    default:
      return facts.workloads.flatMap(visitContainers);
  }
}

function visitTemplate(template: TemplateFact): Visit {
  return {
    subject: template,
    description: { target: 'template', path: [], file: template.path },
  };
}

function visitWorkload(workload: Workload): Visit {
  return {
    subject: workload,
    description: {
      target: 'workload',
      resource: workload.resource,
      path: [],
    },
  };
}

function visitContainers(workload: Workload): Visit[] {
  return workload.containers.map(container => {
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
  });
}
