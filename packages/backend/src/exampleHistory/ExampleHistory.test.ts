import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Auditor, HistoryContext } from '@helm-audit/plugin-helm-audit-node';
import { parseAllDocuments } from 'yaml';
import { earlierVersions, listEntities } from './EarlierVersions';
import { ExampleHistory } from './ExampleHistory';

const EXAMPLES = resolvePackagePath('backend', '../../examples');
const HISTORY = path.join(EXAMPLES, 'history');
const NOW = new Date('2026-11-23T12:00:00Z');

describe('the earlier versions of the examples', () => {
  it('can all be made from those of today', async () => {
    const folders = serviceFolders();
    const counts: number[] = [];
    for (const name of await listEntities(HISTORY)) {
      const versions = [];
      const service = folders.get(name)!;
      for await (const { weeksAgo } of earlierVersions(
        service,
        path.join(HISTORY, name),
      )) {
        versions.push(weeksAgo);
      }
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
      counts.push(versions.length);
    }
    // At least ten services with six points, today's included.
    expect(counts.filter(count => count >= 5).length).toBeGreaterThanOrEqual(
      10,
    );
  });
});

describe('ExampleHistory', () => {
  const disk = createMockDirectory();
  let context: jest.Mocked<HistoryContext>;

  beforeEach(() => {
    disk.setContent({
      'services/shop/chart/values.yaml': 'replicas: 3\n',
      'history/shop/02-weeks.patch': `Two pods.\n\n${hunk(3, 2)}`,
      'history/shop/10-weeks.patch': `One pod.\n\n${hunk(2, 1)}`,
      'history/shop/20-weeks.patch': 'As ten weeks later.\n',
    });
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'shop',
        annotations: {
          'backstage.io/managed-by-location': `file:${disk.resolve(
            'services/shop/catalog-info.yaml',
          )}`,
          'helm-audit/chart': './chart',
        },
      },
    };
    context = {
      auditor: {
        profile: { id: 'test' },
        rules: [],
        audit: jest.fn(async ({ source, auditedAt }) => ({
          auditedAt: auditedAt.toISOString(),
          values: readFileSync(path.join(source.path, 'values.yaml'), 'utf8'),
        })),
      } as unknown as jest.Mocked<Auditor>,
      catalogOf: jest.fn<ReturnType<HistoryContext['catalogOf']>, [string]>(
        async () => ({ entity, related: [] }),
      ),
      startOf: jest.fn<ReturnType<HistoryContext['startOf']>, [string]>(
        async () => NOW,
      ),
      signal: new AbortController().signal,
    };
  });

  const read = async (looks = 3) => {
    const source = new ExampleHistory({
      history: disk.resolve('history'),
      logger: mockServices.logger.mock(),
      now: () => NOW,
      pauseMs: 0,
      looks,
    });
    const points: Array<[string, string]> = [];
    for await (const { entityRef, report } of source.read(context)) {
      expect(entityRef).toBe('component:default/shop');
      const { auditedAt, values } = report as typeof report & {
        values: string;
      };
      points.push([auditedAt.slice(0, 10), values.trim()]);
    }
    return points;
  };

  it('audits each version as of its day, the newest first', async () => {
    expect(await read()).toEqual([
      ['2026-11-09', 'replicas: 2'],
      ['2026-09-14', 'replicas: 1'],
      ['2026-07-06', 'replicas: 1'],
    ]);
    expect(
      readFileSync(disk.resolve('services/shop/chart/values.yaml'), 'utf8'),
    ).toBe('replicas: 3\n');
  });

  it('makes no audit that is not needed', async () => {
    context.startOf.mockResolvedValue(new Date('2026-09-14T12:00:00Z'));
    expect(await read()).toEqual([['2026-07-06', 'replicas: 1']]);
    expect(context.auditor.audit).toHaveBeenCalledTimes(1);
  });

  it('lets the own first audits go first', async () => {
    context.startOf
      .mockResolvedValueOnce(undefined)
      .mockImplementationOnce(async () => {
        expect(context.auditor.audit).not.toHaveBeenCalled();
        return NOW;
      });
    expect(await read()).toHaveLength(3);
  });

  it('adds nothing to what has no audit of its own', async () => {
    context.startOf.mockResolvedValue(undefined);
    expect(await read()).toEqual([]);
    expect(context.startOf).toHaveBeenCalledTimes(4);
  });

  it('goes on where one history can not be made', async () => {
    disk.addContent({
      'history/cart/01-weeks.patch': `Wrong.\n\n${hunk(7, 8)}`,
    });
    expect(await read()).toHaveLength(3);
  });
});

/** A patch that changes the number of replicas. */
function hunk(from: number, to: number): string {
  return `--- a/chart/values.yaml
+++ b/chart/values.yaml
@@ -1,1 +1,1 @@
-replicas: ${from}
+replicas: ${to}
`;
}

/** Folder of the service that each entity of the examples comes from. */
function serviceFolders(): Map<string, string> {
  const services = path.join(EXAMPLES, 'services');
  return new Map(
    readdirSync(services).flatMap(service => {
      const folder = path.join(services, service);
      const text = readFileSync(path.join(folder, 'catalog-info.yaml'), 'utf8');
      return parseAllDocuments(text).map((document): [string, string] => [
        document.toJS().metadata.name,
        folder,
      ]);
    }),
  );
}
