import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import {
  canBeHardened,
  containerTitle,
  isTestHook,
  isWindows,
  securityField,
} from './securityContext';
import { deriveWorkloads } from './workloads';

function only(text: string) {
  const files = new Map([['a.yaml', Buffer.from(text)]]);
  const [workload] = deriveWorkloads(
    gatherResources(parseFiles(files).manifests),
  );
  return { workload, container: workload.containers[0] };
}

const pod = (podLines: string, containerLines: string, metadata = '') =>
  only(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  ${metadata}
spec:
  ${podLines}
  containers:
    - name: app
      ${containerLines}
`);

describe('securityField', () => {
  it('prefers the container, and says where each stands', () => {
    const { workload, container } = pod(
      'securityContext: { runAsUser: 0 }',
      'securityContext: { runAsUser: 10 }',
    );
    expect(securityField(container, workload, 'runAsUser')).toEqual({
      value: 10,
      at: { path: ['securityContext', 'runAsUser'] },
    });
  });

  it('inherits from the pod, null counting as unset', () => {
    const { workload, container } = pod(
      'securityContext: { runAsUser: 0 }',
      'securityContext: { runAsUser: null }',
    );
    expect(securityField(container, workload, 'runAsUser')).toEqual({
      value: 0,
      at: {
        path: ['spec', 'securityContext', 'runAsUser'],
        resource: workload.resource,
      },
    });
  });

  it('does not inherit what pods have no field for', () => {
    const { workload, container } = pod(
      'securityContext: { allowPrivilegeEscalation: false }',
      '',
    );
    expect(
      securityField(container, workload, 'allowPrivilegeEscalation').value,
    ).toBeUndefined();
  });
});

describe('which containers can be hardened', () => {
  it('not those on Windows, in tests or privileged', () => {
    const windows = pod('os: { name: windows }', '');
    const selected = pod('nodeSelector: { kubernetes.io/os: windows }', '');
    const test = pod('', '', 'annotations: { helm.sh/hook: test-success }');
    const privileged = pod('', 'securityContext: { privileged: true }');
    expect(isWindows(windows.workload)).toBe(true);
    for (const { workload, container } of [
      windows,
      selected,
      test,
      privileged,
    ]) {
      expect(canBeHardened(container, workload)).toBe(false);
    }
    const { workload, container } = pod('', '');
    expect(canBeHardened(container, workload)).toBe(true);
  });

  it('a hook that also installs is no test', () => {
    const { workload } = pod(
      '',
      '',
      'annotations: { helm.sh/hook: "test,post-install" }',
    );
    expect(isTestHook(workload.resource)).toBe(false);
  });
});

it('titles containers', () => {
  const { workload, container } = pod('', '');
  expect(containerTitle(container, workload)).toBe('Container app of Pod web');
  expect(containerTitle({ ...container, type: 'init' }, workload)).toBe(
    'Init container app of Pod web',
  );
});
