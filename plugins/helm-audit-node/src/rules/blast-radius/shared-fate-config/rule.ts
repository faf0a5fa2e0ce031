import { productOf } from '../../../facts/dataStores';
import { usersOf } from '../../../facts/sharedObjects';
import { isServing, Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

const KINDS = ['ConfigMap', 'Secret', 'PersistentVolumeClaim'];
/** Trust and registry credentials are the same for all by nature. */
const COMMON =
  /\b(ca|tls|certs?|certificates?|trust|bundle|truststore|pull|registry|dockercfg|known-hosts|gpg|ssh)\b/i;

export default defineRule({
  meta: {
    id: 'shared-fate-config',
    dimension: 'blast-radius',
    title: 'Services have settings of their own',
    failureTitle: 'One object decides about several services',
    severity: 'medium',
    confidence: 'low',
    target: 'resource',
    requires: ['workloads'],
    messages: {
      shared: {
        message:
          '{{kind}} {{name}} is used by {{users}}, so one wrong change breaks all of them at once.',
        remediation: 'Give each workload a {{kind}} of its own.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['redundancy'],
    risks: ['blast-radius-exposure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/configmap/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, hooks }) => KINDS.includes(kind) && hooks.length === 0,
  check(object, { facts, report }) {
    const { kind, name } = object;
    if (COMMON.test(name)) return;
    const users = usersOf(object, facts.workloads).filter(isServing);
    // A data store's credentials have to be known to those who use it.
    if (users.length < 2 || users.some(productOf)) return;
    report({
      messageId: 'shared',
      data: {
        kind,
        name,
        users: users.map(user => user.resource.name).join(', '),
      },
      path: ['metadata', 'name'],
      severity: isOneApplication(users) ? 'low' : undefined,
    });
  },
});

/** Whether workloads call themselves parts of the same application. */
function isOneApplication(users: readonly Workload[]): boolean {
  const names = users.map(
    ({ podLabels }) => podLabels['app.kubernetes.io/name'],
  );
  return names.every(name => name !== undefined && name === names[0]);
}
