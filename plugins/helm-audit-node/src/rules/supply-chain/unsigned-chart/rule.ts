import { automationMatches } from '../../../facts/automation';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { defineRule } from '../../defineRule';

/** Commands and actions that publish a chart. */
const PUBLISHES =
  /\bhelm +((cm-)?push|s3 +push|gcs +push|nexus-push)\b|\bchart-releaser|\bcr +upload\b|\bhelm-gh-pages\b|\boras +push\b.*(chart|\.tgz)/i;

/** Commands and options that sign a chart or attest where it comes from. */
const SIGNS =
  /\bhelm +package\b.*--sign|\bcosign +(sign|attest)\b|\bnotation +sign\b|\bhelm +(sigstore|gpg)\b|\bCR_SIGN\b|\bsign: *['"]?true\b|\battest-build-provenance\b|\bslsa-github-generator\b/i;

const CHART_RELEASER_FILE = /(^|\/)cr\.ya?ml$/;

const publishes = automationMatches(PUBLISHES);
const signs = automationMatches(SIGNS);

export default defineRule({
  meta: {
    id: 'unsigned-chart',
    dimension: 'supply-chain',
    title: 'Published charts are signed',
    failureTitle: 'Charts are published without a signature',
    severity: 'low',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart'],
    messages: {
      unsigned: {
        message:
          'The pipeline publishes chart {{name}} and no step signs it, so whoever installs it cannot tell whether it is yours.',
        remediation:
          'Sign after the push with `cosign sign`, or package with `helm package --sign`.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['security-standards', 'dependency-health'],
    risks: ['oss-supply-chain'],
    controls: ['OpenSSF Scorecard Signed-Releases'],
    references: [
      'https://helm.sh/docs/topics/provenance/',
      'https://docs.sigstore.dev/cosign/signing/signing_with_containers/',
    ],
    since: '0.1.0',
  },
  appliesTo: repository => publishes(repository),
  check(repository, { facts: { chart }, report, undetermined }) {
    if (signs(repository)) return;
    const signsByConfiguration = Object.entries(repository.files).some(
      ([path, text]) =>
        CHART_RELEASER_FILE.test(path) && /^sign: *true\b/m.test(text),
    );
    if (signsByConfiguration) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({ messageId: 'unsigned', data: { name: chart.metadata.name } });
  },
});
