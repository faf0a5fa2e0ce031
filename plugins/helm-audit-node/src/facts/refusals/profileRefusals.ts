import { JsonMap, Path, stringAt } from '../../json';
import { Refusal } from './refusal';

/** What of the seccomp and AppArmor profiles in a security context Kubernetes refuses. */
export function profileRefusals(
  owner: JsonMap,
  path: Path,
  called: string,
): Refusal[] {
  return ['seccompProfile', 'appArmorProfile'].flatMap(field => {
    const at = ['securityContext', field];
    const type = stringAt(owner, ...at, 'type');
    const profile = stringAt(owner, ...at, 'localhostProfile');
    if (!type || (type === 'Localhost') === Boolean(profile)) return [];
    const [defect, remedy] = profile
      ? [
          `names a \`localhostProfile\` beside the type ${type} for ${called}`,
          'Remove it, or set `type: Localhost`',
        ]
      : [
          `names no \`localhostProfile\` for the type Localhost of ${called}`,
          'Name the profile on the node',
        ];
    return [{ path: [...path, ...at, 'localhostProfile'], defect, remedy }];
  });
}
