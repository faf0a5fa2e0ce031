import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A component that links a chart in the folder of its local catalog file. */
export function buildEntity(
  name: string,
  options: {
    link?: string;
    folder?: string;
    annotations?: Record<string, string>;
    relations?: Entity['relations'];
    kind?: string;
  } = {},
): Entity {
  const { link, folder = '/srv/shop', annotations, relations } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: options.kind ?? 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': `file:${folder}/catalog-info.yaml`,
        ...(link !== undefined && { 'helm-audit/chart': link }),
        ...annotations,
      },
    },
    ...(relations && { relations }),
  };
}

/**
 * A catalog whose entities can be exchanged, and where `user:default/stranger` sees no
 * entity named `secret`.
 */
export function createCatalog(initial: Entity[]) {
  let entities = initial;
  const visibleTo = (credentials?: BackstageCredentials<any>) =>
    catalogServiceMock({
      entities: entities.filter(
        entity =>
          credentials?.principal.userEntityRef !== 'user:default/stranger' ||
          !entity.metadata.name.startsWith('secret'),
      ),
    });
  const credentialsOf = (options: object | undefined) =>
    (options as { credentials?: BackstageCredentials })?.credentials;
  return {
    set(...next: Entity[]) {
      entities = next;
    },
    service: catalogServiceMock.mock({
      getEntityByRef: jest.fn(async (ref, options) =>
        visibleTo(credentialsOf(options)).getEntityByRef(ref),
      ),
      getEntitiesByRefs: jest.fn(async (request, options) =>
        visibleTo(credentialsOf(options)).getEntitiesByRefs(request),
      ),
      queryEntities: jest.fn(async (request, options) =>
        visibleTo(credentialsOf(options)).queryEntities(request),
      ),
      streamEntities: jest.fn((request, options) =>
        visibleTo(credentialsOf(options)).streamEntities(request),
      ),
    }),
  };
}
