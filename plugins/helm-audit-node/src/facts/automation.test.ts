import { automationText, inChart } from './automation';

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
