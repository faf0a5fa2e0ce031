import type { Workflow } from '../../../facts/workflows';
import { isMap, JsonMap } from '../../../json';

/** Makes the runner obey commands in what steps print, which it has refused since 2020. */
export const OLD_COMMANDS = 'ACTIONS_ALLOW_UNSECURE_COMMANDS';

/** The jobs of a workflow that obey commands in what is printed. */
export function whoObeys({ body, jobs }: Workflow): string[] {
  if (obeys(body)) return ['all jobs'];
  return jobs
    .filter(job => obeys(job.body) || job.steps.some(obeys))
    .map(({ name }) => `job ${name}`);
}

function obeys({ env }: JsonMap): boolean {
  return isMap(env) && /^(true|1)$/i.test(String(env[OLD_COMMANDS]));
}
