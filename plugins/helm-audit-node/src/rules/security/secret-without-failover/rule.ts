import { stringAt, valueAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'secret-without-failover',
    dimension: 'security',
    title: 'Secrets survive an outage of their store and follow a rotation',
    failureTitle: 'A secret depends on its store at the wrong moment',
    severity: 'medium',
    confidence: 'medium',
    target: 'resource',
    requires: [],
    messages: {
      neverRefreshed: {
        message:
          '{{kind}} {{name}} is read once and never again, so after a rotation the service goes on with a secret that is no longer valid.',
        remediation: 'Set `refreshInterval` to an hour or less.',
      },
      deleted: {
        message:
          '{{kind}} {{name}} deletes the Secret when the store no longer shows it, so a mistake in the store takes the service down.',
        remediation: 'Set `target.deletionPolicy: Retain`.',
      },
      atStart: {
        message:
          '{{kind}} {{name}} is read from the store whenever a pod starts, so while the store is away no pod can start or move.',
        remediation:
          'Sync it into a Secret that pods can do with alone, for instance with External Secrets.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['graceful-degradation', 'security-standards'],
    risks: ['failover-security', 'availability-impact'],
    controls: [],
    references: [
      'https://external-secrets.io/latest/api/externalsecret/',
      'https://secrets-store-csi-driver.sigs.k8s.io/',
    ],
    since: '0.1.0',
  },
  appliesTo: resource => isExternalSecret(resource) || isMounted(resource),
  check(resource, { report }) {
    const { kind, name } = resource;
    const data = { kind, name };
    if (isMounted(resource)) {
      const path = ['spec', 'provider'];
      report({ messageId: 'atStart', data, path, severity: 'low' });
      return;
    }
    const spec = specPath(resource);
    const interval = valueAt(resource.body, ...spec, 'refreshInterval');
    const policy = stringAt(resource.body, ...spec, 'refreshPolicy');
    if (/^0+([smh]|ms)?$/.test(String(interval)) || policy === 'CreatedOnce') {
      const path = [...spec, 'refreshInterval'];
      report({ messageId: 'neverRefreshed', data, path });
    }
    const deletion = [...spec, 'target', 'deletionPolicy'];
    if (stringAt(resource.body, ...deletion) === 'Delete') {
      report({ messageId: 'deleted', data, path: deletion });
    }
  },
});

function isExternalSecret({ kind, group }: Resource): boolean {
  return (
    group === 'external-secrets.io' &&
    (kind === 'ExternalSecret' || kind === 'ClusterExternalSecret')
  );
}

function isMounted({ kind, group }: Resource): boolean {
  return (
    kind === 'SecretProviderClass' && group === 'secrets-store.csi.x-k8s.io'
  );
}

function specPath({ kind }: Resource): string[] {
  return kind === 'ExternalSecret' ? ['spec'] : ['spec', 'externalSecretSpec'];
}
