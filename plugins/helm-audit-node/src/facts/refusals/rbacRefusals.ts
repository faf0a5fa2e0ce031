import { mapsAt, Path, stringAt } from '../../json';
import { Resource } from '../../stages/gather/types';
import { Refusal } from './refusal';

const GROUP = 'rbac.authorization.k8s.io';

/** What of a Role or ClusterRole Kubernetes refuses, of what the schema lets pass. */
export function roleRefusals({ kind, body }: Resource): Refusal[] {
  return mapsAt(body, 'rules').flatMap(({ value, index }) => {
    const isSet = (field: string) => [value[field]].flat().some(isGiven);
    const at = (field: string): Path => ['rules', index, field];
    if (isSet('nonResourceURLs')) {
      if (kind === 'ClusterRole' && !isSet('resources')) return [];
      const path = at('nonResourceURLs');
      const defect =
        kind === 'Role'
          ? 'grants paths of the API itself, which only a ClusterRole can'
          : 'grants resources and paths of the API in one rule';
      return [{ path, defect, remedy: 'Make a rule of a ClusterRole of it' }];
    }
    return ['apiGroups', 'resources']
      .filter(field => !isSet(field))
      .map(field => ({
        path: at(field),
        defect: `has a rule without \`${field}\``,
        remedy:
          field === 'apiGroups' ? "Name them; the core's is ''" : 'Name them',
      }));
  });
}

/** The core group is the empty text. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What of a RoleBinding or ClusterRoleBinding Kubernetes refuses. */
export function bindingRefusals({ kind, body }: Resource): Refusal[] {
  const group = stringAt(body, 'roleRef', 'apiGroup') || GROUP;
  const role = stringAt(body, 'roleRef', 'kind');
  const isWide = kind === 'ClusterRoleBinding';
  return [
    ...(group !== GROUP
      ? [
          {
            path: ['roleRef', 'apiGroup'],
            defect: `looks for its role in the group ${group}`,
            remedy: `Set it to ${GROUP}`,
          },
        ]
      : []),
    ...(isWide && role === 'Role'
      ? [
          {
            path: ['roleRef', 'kind'],
            defect: 'grants a Role in the whole cluster',
            remedy: 'Grant a ClusterRole, or make a RoleBinding of it',
          },
        ]
      : []),
    ...mapsAt(body, 'subjects').flatMap(({ value, index }) =>
      isWide && value.kind === 'ServiceAccount' && !value.namespace
        ? [
            {
              path: ['subjects', index, 'namespace'],
              defect: `binds ServiceAccount ${value.name} without its namespace`,
              remedy: 'Set `namespace: {{ .Release.Namespace }}`',
            },
          ]
        : [],
    ),
  ];
}
