import { automationText } from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { MORE_FILES } from '../../../facts/repositoryScope';
import type { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Tools and options that make a bill of materials, by their names and formats. */
const MAKES_SBOM = /\b(sbom|syft|cyclonedx|cdxgen|spdx)\b|\bbom +generate\b/i;

const SWITCHED_OFF = /\bsbom['"]?\s*[:=]\s*['"]?false\b/gi;

/** A bill of materials that lies in the repository. */
const SBOM_FILE =
  /(\.(cdx|spdx)(\.(json|xml|ya?ml))?|(^|\/)s?bom(\.[\w-]+)*\.(json|xml))$/i;

/** Whether something makes a bill of materials, or one lies there. */
const hasSbom = oncePerFact((repository: RepositoryFact) => {
  const text = automationText(repository).replace(SWITCHED_OFF, '');
  return (
    MAKES_SBOM.test(text) || repository.paths.some(path => SBOM_FILE.test(path))
  );
});

export default defineRule({
  meta: {
    id: 'missing-sbom',
    dimension: 'supply-chain',
    title: 'Releases come with a bill of materials',
    failureTitle: 'Nothing makes a bill of materials',
    severity: 'low',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart'],
    messages: {
      missing: {
        message:
          'No pipeline or script of this repository makes a bill of materials for chart {{name}}, so nobody can say within minutes whether a vulnerable library runs in it.',
        remediation:
          'Let the pipeline make an SBOM of chart and images, in CycloneDX or SPDX, with each release.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['dependency-health', 'security-standards'],
    risks: ['oss-supply-chain', 'incident-response'],
    controls: ['OpenSSF Scorecard SBOM'],
    references: [
      'https://cyclonedx.org/capabilities/sbom/',
      'https://www.cisa.gov/sbom',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { chart } }) => chart.metadata.type !== 'library',
  check(repository, { facts: { chart }, report, undetermined }) {
    if (hasSbom(repository)) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({ messageId: 'missing', data: { name: chart.metadata.name } });
  },
});
