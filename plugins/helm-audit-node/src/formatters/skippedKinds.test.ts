import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { describeSkippedKinds } from './skippedKinds';

const skipped = (...kinds: Array<[string, number]>) => {
  const schemaCheck: AuditReport['schemaCheck'] = {
    release: '1.36',
    validated: 3,
    skipped: kinds.map(([kind, objects]) => ({
      apiVersion: 'example.com/v1',
      kind,
      objects,
    })),
  };
  return describeSkippedKinds({ schemaCheck } as AuditReport);
};

describe('describeSkippedKinds', () => {
  it('is silent when every object has a schema, or nothing was rendered', () => {
    expect(skipped()).toBeUndefined();
    expect(describeSkippedKinds({} as AuditReport)).toBeUndefined();
  });

  it('counts objects and names the first kinds', () => {
    expect(skipped(['A', 1])).toBe(
      '1 object was not checked field by field, for helm-audit has no schema of: A (1).',
    );
    expect(skipped(['A', 4], ['B', 2], ['', 1], ['D', 1], ['E', 1])).toBe(
      '9 objects were not checked field by field, for helm-audit has no schema of: A (4), B (2), no kind (1), 2 more kinds.',
    );
  });
});
