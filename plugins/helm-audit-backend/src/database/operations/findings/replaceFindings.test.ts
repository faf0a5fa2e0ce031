import { createDatabases } from '../../../__testUtils__/databases';
import {
  buildFinding,
  buildReport,
  buildRule,
} from '../../../__testUtils__/report';
import { replaceFindings } from './replaceFindings';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('replaceFindings', () => {
  const databases = createDatabases();

  it.each(databases.ids)('replaces those of the entity only, %p', async id => {
    const knex = await databases.init(id);
    await replaceFindings(knex, SHOP, buildReport());
    await replaceFindings(knex, 'component:default/other', buildReport());
    const waiver = { reason: 'Batch job', source: '.helm-audit.yaml' };
    const rules = [
      buildRule({
        id: 'single-replica',
        dimension: 'reliability',
        findings: [
          buildFinding({ fingerprint: 'f2', severity: 'critical' }),
          buildFinding({ fingerprint: 'f3', waiver }),
        ],
      }),
    ];
    await replaceFindings(knex, SHOP, buildReport({ rules }));

    const rows = await knex('findings')
      .where({ entity_ref: SHOP })
      .orderBy('id');
    expect(rows).toMatchObject([
      {
        rule_id: 'single-replica',
        dimension: 'reliability',
        severity: 'critical',
        outcome: 'fail',
        fingerprint: 'f2',
      },
      { outcome: 'waived', fingerprint: 'f3' },
    ]);
    expect(await knex('findings')).toHaveLength(3);
  });

  it.each(databases.ids)('stores more than fit one statement, %p', async id => {
    const knex = await databases.init(id);
    const findings = Array.from({ length: 330 }, (_, index) =>
      buildFinding({ fingerprint: `f${index}` }),
    );
    const report = buildReport({ rules: [buildRule({ findings })] });
    await replaceFindings(knex, SHOP, report);
    expect(await knex('findings')).toHaveLength(330);
  });
});
