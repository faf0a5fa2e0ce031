import { mockServices } from '@backstage/backend-test-utils';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { CatalogReader } from './CatalogReader';

describe('CatalogReader', () => {
  const group = buildEntity('team', {
    kind: 'Group',
    relations: [
      { type: 'hasMember', targetRef: 'user:default/ada' },
      { type: 'hasMember', targetRef: 'user:default/left-the-company' },
      { type: 'childOf', targetRef: 'group:default/company' },
    ],
  });
  const ada = buildEntity('ada', { kind: 'User' });
  const company = buildEntity('company', { kind: 'Group' });

  const readerOf = (...entities: ReturnType<typeof buildEntity>[]) => {
    const catalog = createCatalog(entities);
    const reader = CatalogReader.create({
      catalog: catalog.service,
      auth: mockServices.auth(),
    });
    return { reader, catalog };
  };

  it('reads owners and their members, as far as there are any', async () => {
    const shop = buildEntity('shop', {
      link: '.',
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/team' },
        { type: 'ownedBy', targetRef: 'group:default/nobody' },
        { type: 'partOf', targetRef: 'system:default/payments' },
      ],
    });
    const { reader } = readerOf(shop, group, ada, company);
    expect(await reader.readEvidence('component:default/shop')).toEqual({
      entity: shop,
      related: [group, ada],
    });
  });

  it('goes down through groups below the owner, round circles once', async () => {
    const department = buildEntity('department', {
      kind: 'Group',
      relations: [{ type: 'parentOf', targetRef: 'group:default/team' }],
    });
    const nested = {
      ...group,
      relations: [
        ...(group.relations ?? []),
        { type: 'parentOf', targetRef: 'group:default/department' },
      ],
    };
    const shop = buildEntity('shop', {
      link: '.',
      relations: [{ type: 'ownedBy', targetRef: 'group:default/department' }],
    });
    const { reader } = readerOf(shop, department, nested, ada);
    const evidence = await reader.readEvidence('component:default/shop');
    expect(evidence?.related).toEqual([department, nested, ada]);
  });

  it('reads the system that the entity is part of', async () => {
    const system = buildEntity('payments', { kind: 'System' });
    const shop = buildEntity('shop', {
      link: '.',
      relations: [{ type: 'partOf', targetRef: 'system:default/payments' }],
    });
    const { reader } = readerOf(shop, system);
    const evidence = await reader.readEvidence('component:default/shop');
    expect(evidence?.related).toEqual([system]);
  });

  it('asks for nothing more when nobody owns the entity', async () => {
    const shop = buildEntity('shop', { link: '.' });
    const { reader, catalog } = readerOf(shop);
    expect(await reader.readEvidence('component:default/shop')).toEqual({
      entity: shop,
      related: [],
    });
    expect(catalog.service.getEntitiesByRefs).not.toHaveBeenCalled();
  });

  it('knows when an entity is gone', async () => {
    const { reader } = readerOf();
    expect(await reader.readEvidence('component:default/shop')).toBeUndefined();
  });

  it('counts and streams services, and what they are put together by', async () => {
    const { reader } = readerOf(
      buildEntity('a', { link: '.' }),
      buildEntity('b'),
      buildEntity('c', { link: 'x', kind: 'API' }),
      buildEntity('d', { kind: 'API' }),
      buildEntity('e', { kind: 'Group' }),
      buildEntity('f', { kind: 'User' }),
    );
    expect(await reader.countServices()).toBe(4);
    const names: string[] = [];
    for await (const page of reader.streamServices()) {
      names.push(...page.map(entity => entity.metadata.name));
    }
    expect(names).toEqual(['a', 'b', 'c', 'e']);
  });

  it('lets a site say which entities could link a chart', async () => {
    const catalog = createCatalog([
      { ...buildEntity('a'), spec: { type: 'service' } },
      { ...buildEntity('b'), spec: { type: 'library' } },
      buildEntity('c', { link: '.' }),
    ]);
    const reader = CatalogReader.create({
      catalog: catalog.service,
      auth: mockServices.auth(),
      services: [{ kind: 'Component', 'spec.type': 'service' }],
    });
    expect(await reader.countServices()).toBe(2);
  });
});
