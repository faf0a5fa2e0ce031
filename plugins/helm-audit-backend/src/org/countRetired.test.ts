import {
  DependencyComponent,
  UpstreamProject,
} from '@helm-audit/plugin-helm-audit-common';
import { buildReport } from '../__testUtils__/report';
import { countRetired } from './countRetired';

const LOKI = 'github.com/grafana/loki';

/** A component of a project, if any. */
const component = (overrides: Partial<DependencyComponent> = {}) =>
  ({
    kind: 'chart',
    name: 'loki',
    isOwn: false,
    troubles: [],
    project: { id: LOKI, method: 'chart-sources', confidence: 'high' },
    ...overrides,
  } as DependencyComponent);

const project = (isArchived?: boolean): UpstreamProject => ({
  id: LOKI,
  url: `https://${LOKI}`,
  components: [],
  isArchived,
  unknown: isArchived === undefined ? { archived: 'Nobody was asked.' } : {},
});

const ENDED = component({
  name: 'nginx',
  troubles: [{ kind: 'retired', severity: 'high', text: 'It ended.' }],
});

describe('countRetired', () => {
  it.each([
    ['a project that is not archived', [component()], [project(false)], 0],
    ['a project of which it is unknown', [component()], [project()], null],
    ['one that ended all the same', [component(), ENDED], [project()], 1],
    ['no project', [component({ project: undefined })], [], 0],
    ['the repository itself', [component({ isOwn: true })], [project()], 0],
    ['nothing at all', [], [], 0],
  ])('counts what is built on %s', (_, components, projects, count) => {
    const { dependencies } = buildReport();
    expect(countRetired({ ...dependencies, components, projects })).toBe(count);
  });

  it('counts nothing where not all was listed', () => {
    const { dependencies } = buildReport();
    const gaps = ['Images could not be listed.'];
    expect(countRetired({ ...dependencies, gaps })).toBeNull();
    expect(countRetired({ ...dependencies, gaps, components: [ENDED] })).toBe(
      1,
    );
  });
});
