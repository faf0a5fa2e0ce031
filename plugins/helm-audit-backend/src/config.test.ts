import { mockServices } from '@backstage/backend-test-utils';
import { readHelmAuditConfig } from './config';
import { DEFAULT_SOURCES } from '@helm-audit/plugin-helm-audit-node';

const read = (helmAudit?: object) =>
  readHelmAuditConfig(
    mockServices.rootConfig({ data: helmAudit ? { helmAudit } : {} }),
  );

describe('readHelmAuditConfig', () => {
  it('needs no configuration', () => {
    expect(read()).toEqual({
      helm: {},
      sources: DEFAULT_SOURCES,
      ownershipKeys: {},
      verifyFixes: true,
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
      services: [{ kind: 'Component' }],
      concurrency: 2,
      auditTimeoutMs: 5 * 60_000,
      checkIntervalMs: 30 * 60_000,
      historyRetentionMs: 365 * 24 * 60 * 60_000,
    });
  });

  it('reads every key', () => {
    expect(
      read({
        helm: {
          binary: '/opt/helm',
          timeout: { seconds: 10 },
          memoryLimit: 1024,
          outputLimit: 20,
          kubeVersion: '1.30.0',
          apiVersions: ['monitoring.coreos.com/v1'],
        },
        ownership: {
          onCallAnnotations: ['acme.example/on-call'],
          tierAnnotations: [],
        },
        schedule: { frequency: { hours: 1 }, timeout: 'PT10M' },
        workers: {
          concurrency: 4,
          auditTimeout: '1m',
          verifyFixes: false,
          checkInterval: { hours: 6 },
        },
        history: { retention: 'P30D' },
        org: {
          entityFilter: [{ kind: 'API', 'spec.type': ['grpc', 'openapi'] }],
        },
      }),
    ).toEqual({
      helm: {
        binary: '/opt/helm',
        timeoutMs: 10_000,
        memoryLimitMiB: 1024,
        outputLimitMiB: 20,
        kubeVersion: '1.30.0',
        apiVersions: ['monitoring.coreos.com/v1'],
      },
      sources: DEFAULT_SOURCES,
      ownershipKeys: { onCall: ['acme.example/on-call'], tier: [] },
      verifyFixes: false,
      schedule: expect.objectContaining({ frequency: { hours: 1 } }),
      services: [{ kind: 'API', 'spec.type': ['grpc', 'openapi'] }],
      concurrency: 4,
      auditTimeoutMs: 60_000,
      checkIntervalMs: 6 * 60 * 60_000,
      historyRetentionMs: 30 * 24 * 60 * 60_000,
    });
  });

  it.each([
    [{ workers: { concurrency: 0 } }, 'workers.concurrency'],
    [{ workers: { concurrency: 1.5 } }, 'workers.concurrency'],
    [{ helm: { memoryLimit: -1 } }, 'memoryLimit'],
    [{ workers: { checkInterval: 'soon' } }, 'workers.checkInterval'],
    [{ schedule: { frequency: { hours: 1 } } }, 'timeout'],
    [{ org: { entityFilter: { kind: 'API' } } }, 'org.entityFilter'],
    [{ org: { entityFilter: [{ kind: 1 }] } }, 'org.entityFilter'],
  ])('refuses %j', (config, key) => {
    expect(() => read(config)).toThrow(key);
  });
});
