import { grants, isRole, policyRules } from '../../../facts/rbac';
import { serviceSelector } from '../../../facts/serviceSelection';
import type { Workload } from '../../../facts/workloads';
import type { Resource } from '../../../stages/gather/types';

/** Labels that software sets on its own pods to mark who leads. */
const ROLE_LABEL = /(active|leader|master|primary|role|standby)$/i;

/** What such a label says where its name does not tell, as in `operator: leader`. */
const ROLE = /^(active|leader|standby)$/i;

type Selected = [key: string, value: unknown];

/** Why pods may come to carry labels that no template of the release gives them. */
export function whoMayLabel(
  service: Resource,
  facts: { workloads: Workload[]; resources: Resource[] },
): string | undefined {
  const selector: Selected[] = Object.entries(serviceSelector(service));
  const own = selector.find(isRoleLabel)?.[0];
  const isAdded = facts.workloads.some(({ podLabels }) =>
    selector.every(
      ([key, value]) =>
        podLabels[key] === value ||
        (isRoleLabel([key, value]) && podLabels[key] === undefined),
    ),
  );
  if (own && isAdded) return `The pods may set the label ${own} themselves.`;
  const isNew = ([key]: Selected) =>
    facts.workloads.every(({ podLabels }) => podLabels[key] === undefined);
  const added = selector.find(isNew)?.[0];
  const role = facts.resources.find(mayWritePods);
  return added && role
    ? `No pod of the release has a label ${added}, but ${role.kind} ${role.name} lets a program label or make pods.`
    : undefined;
}

function isRoleLabel([key, value]: Selected): boolean {
  return ROLE_LABEL.test(key) || ROLE.test(String(value));
}

/** Such as a manager that marks which of its pods serve what. */
function mayWritePods(role: Resource): boolean {
  return (
    isRole(role) &&
    policyRules(role).some(
      rule =>
        rule.resourceNames.length === 0 &&
        grants(rule, '', ['pods'], ['create', 'patch', 'update']),
    )
  );
}
