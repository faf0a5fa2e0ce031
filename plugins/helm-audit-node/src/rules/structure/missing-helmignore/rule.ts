import ignore from 'ignore';
import { boundedLines } from '../../../facts/boundedPatterns';
import { defineRule } from '../../defineRule';
import { listSome } from '../../listing';

/** What a package needs not, and who installs it should not get. */
const UNWANTED = [
  /^(ci|tests?|e2e|unittests?|docs?|hack|scripts?|src|examples?)\//,
  /^\.(github|gitlab|circleci|vscode|idea|git)(\/|$)/,
  /^\.(gitignore|gitlab-ci\.yml|DS_Store|env|pre-commit-config\.yaml)$/,
  /(^|\/)(Makefile|Jenkinsfile|Dockerfile|package\.json|go\.mod|pom\.xml)$/,
  /\.(swp|bak|tmp|orig|log|pem|key)$/,
  /^[^/]+\.tgz$/,
];

export default defineRule({
  meta: {
    id: 'missing-helmignore',
    dimension: 'structure',
    title: 'Only the chart is packaged',
    failureTitle: 'The package holds more than the chart',
    severity: 'low',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      packaged: {
        message:
          'The package of chart {{name}} holds what is no part of it: {{files}}.',
        remediation: 'List them in .helmignore.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['kubernetes-best-practice'],
    risks: ['oss-supply-chain'],
    controls: [],
    references: ['https://helm.sh/docs/chart_template_guide/helm_ignore_file/'],
    since: '0.1.0',
  },
  check({ metadata: { name }, paths, files }, { report }) {
    const ignored = ignore().add(boundedLines(files['.helmignore'] ?? ''));
    const packaged = paths.filter(
      path =>
        UNWANTED.some(pattern => pattern.test(path)) &&
        !/^(charts|templates|crds)\//.test(path) &&
        !ignored.ignores(path),
    );
    if (packaged.length === 0) return;
    report({
      messageId: 'packaged',
      data: { name, files: listSome(packaged) },
      file: '.helmignore',
    });
  },
});
