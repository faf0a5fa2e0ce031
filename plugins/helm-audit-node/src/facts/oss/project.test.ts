import { projectOfChart, projectOfImage, projectOfUrl } from './project';

describe('projectOfUrl', () => {
  it.each([
    ['https://github.com/grafana/loki', 'github.com/grafana/loki'],
    ['https://www.github.com/grafana/loki.git', 'github.com/grafana/loki'],
    ['https://github.com/a/b/tree/main/charts/x', 'github.com/a/b'],
    ['git+https://gitlab.com/a/b', 'gitlab.com/a/b'],
    ['ssh://git@github.com/a/b', 'github.com/a/b'],
    ['https://github.com/grafana', undefined],
    ['https://github.com/orgs/grafana', undefined],
    ['https://github.com.evil.example/a/b', undefined],
    ['https://example.com/a/b', undefined],
    ['file:///etc/passwd', undefined],
    ['not an address', undefined],
  ])('%s', (url, id) => {
    expect(projectOfUrl(url)).toBe(id);
  });
});

describe('projectOfChart', () => {
  const app = 'https://github.com/app/app';
  const charts = 'https://github.com/org/helm-charts';

  it('believes the only repository that the chart names', () => {
    expect(projectOfChart({ upstream: ['https://example.com', app] })).toEqual({
      id: 'github.com/app/app',
      method: 'chart-sources',
      confidence: 'high',
    });
  });

  it('prefers the one that publishes the chart', () => {
    expect(
      projectOfChart({
        repository: 'https://org.github.io/helm-charts',
        upstream: [app, charts],
      }),
    ).toMatchObject({ id: 'github.com/org/helm-charts', confidence: 'high' });
  });

  it('is less sure when it names several', () => {
    expect(projectOfChart({ upstream: [app, charts] })).toMatchObject({
      id: 'github.com/app/app',
      confidence: 'medium',
    });
  });

  it('takes what the index lets it be downloaded from', () => {
    expect(
      projectOfChart({
        upstream: [],
        urls: ['https://github.com/org/c/releases/download/x-1/x-1.tgz'],
      }),
    ).toEqual({
      id: 'github.com/org/c',
      method: 'index-urls',
      confidence: 'high',
    });
  });

  it('falls back to the pages that hold the repository, and then to nothing', () => {
    const repository = 'https://org.github.io/c/';
    expect(projectOfChart({ repository, upstream: [] })).toMatchObject({
      id: 'github.com/org/c',
      method: 'pages-host',
    });
    expect(
      projectOfChart({
        repository: 'https://charts.example.com',
        upstream: [],
      }),
    ).toBeUndefined();
  });
});

describe('projectOfImage', () => {
  it('believes a label before a table, and a table before a path', () => {
    const name = 'ghcr.io/owner/name';
    const source = 'https://github.com/other/one';
    const curated = 'github.com/curated/two';
    const method = (origin: Parameters<typeof projectOfImage>[0]) =>
      projectOfImage(origin)?.method;
    expect(method({ name, source, curated })).toBe('image-label');
    expect(method({ name, curated })).toBe('curated');
    expect(projectOfImage({ name })).toEqual({
      id: 'github.com/owner/name',
      method: 'registry-path',
      confidence: 'medium',
    });
  });

  it('guesses nothing for registries whose paths name no repository', () => {
    expect(projectOfImage({ name: 'docker.io/library/redis' })).toBeUndefined();
    expect(projectOfImage({ name: 'ghcr.io/alone' })).toBeUndefined();
  });
});
