import { isOwnFile } from './ownFiles';

const FINGERPRINT = 'a'.repeat(32);

describe('isOwnFile', () => {
  it.each([
    ['.helm-audit.yaml', 'waivers: []'],
    ['deploy/chart/.helm-audit.yml', ''],
    ['helm-audit-baseline.json', '{}'],
    [
      'docs/readiness.md',
      '3 fail. helm-audit 0.1.0, Helm 4.1.4 for Kubernetes',
    ],
    ['accepted.json', `{"findings":[{"fingerprint": "${FINGERPRINT}"}]}`],
  ])('knows %s', (path, text) => {
    expect(isOwnFile(path, text)).toBe(true);
  });

  it.each([
    ['docs/reliability.md', 'We audit with helm-audit 0.1.0 each week.'],
    ['docs/helm-audit.md', 'How we use it.'],
    ['package.json', '{"name": "web"}'],
    ['certificate.json', '{"fingerprint": "SHA256:abc"}'],
  ])('takes %s for a document of the project', (path, text) => {
    expect(isOwnFile(path, text)).toBe(false);
  });
});
