import { automationText, inChart, isSample, pipelinePaths } from './automation';

const repository = (files: Record<string, string>) => ({
  files,
  paths: Object.keys(files),
  truncated: false,
});

describe('automationText', () => {
  it('joins pipelines, make targets and scripts', () => {
    const text = automationText(
      repository({
        '.github/workflows/ci.yaml': 'one',
        Makefile: 'two',
        'scripts/check.sh': 'three',
        'README.md': 'four',
      }),
    );
    expect(text.split('\n')).toEqual(['one', 'two', 'three']);
  });

  it('leaves out comments', () => {
    const text = automationText(
      repository({ Makefile: '# kubeconform\nhelm lint # kube-score' }),
    );
    expect(text.trim()).toBe('helm lint');
  });
});

describe('inChart', () => {
  it('leads to files of a chart at the root and below it', () => {
    expect(inChart('.', 'tests/')).toBe('tests/');
    expect(inChart('deploy/chart', 'tests/')).toBe('deploy/chart/tests/');
  });
});

describe('pipelinePaths', () => {
  it.each([
    ['.github/workflows/ci.yaml', true],
    ['.gitlab-ci.yml', true],
    ['Jenkinsfile.release', true],
    ['azure-pipelines-prod.yml', true],
    ['.github/dependabot.yml', false],
    ['third_party/.travis.yml', false],
  ])('%s', (path, expected) => {
    const { length } = pipelinePaths(repository({ [path]: '' }));
    expect(length > 0).toBe(expected);
  });
});

describe('isSample', () => {
  it.each([
    ['chart/examples/Makefile', 'chart', true],
    ['examples/Makefile', 'chart', true],
    ['e2e/deploy.sh', 'chart', true],
    ['chart/Makefile', 'chart', false],
    ['examples/shop/deploy.sh', 'examples/shop/chart', false],
    ['deploy.sh', '.', false],
  ])('%s of %s', (path, folder, expected) => {
    expect(isSample(path, folder)).toBe(expected);
  });
});
