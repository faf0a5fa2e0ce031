import { imageOf } from '../../../facts/containerImage';
import { isPublicImage } from '../../../facts/openSource';
import { Surroundings } from '../../../facts/surroundings';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** The annotation of the OCI image specification, on the workload or its pods. */
const SOURCE = 'org.opencontainers.image.source';

/** Annotations of the catalog that lead to a repository. */
const CATALOG_SOURCES =
  /^(backstage\.io\/source-location|(github|gitlab|bitbucket)\.(com|org)\/project-slug|dev\.azure\.com\/project-repo)$/;

const FORGE = /git|bitbucket|codeberg|dev\.azure\.com|sr\.ht/i;

export default defineRule({
  meta: {
    id: 'image-source-unknown',
    dimension: 'supply-chain',
    title: 'It is known what each image is built from',
    failureTitle: 'Nothing says what an image is built from',
    severity: 'low',
    confidence: 'medium',
    target: 'container',
    requires: ['surroundings'],
    messages: {
      unknown: {
        message:
          'Nothing says which source image {{image}} of container {{container}} is built from: neither `sources` of Chart.yaml, nor an annotation, nor the catalog.',
        remediation:
          'Add the repository of the source to `sources` in Chart.yaml.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['dependency-health'],
    risks: ['oss-supply-chain', 'incident-response'],
    controls: [],
    references: [
      'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
    ],
    since: '0.1.0',
  },
  appliesTo(container) {
    const image = imageOf(container, container.workload);
    const { subchart } = container.workload.resource;
    return image !== undefined && !isPublicImage(image) && !subchart;
  },
  check({ name, spec, workload }, { facts, report, undetermined }) {
    const { annotations } = workload.resource;
    if (annotations[SOURCE] || workload.podAnnotations[SOURCE]) return;
    if (namesSource(facts.surroundings)) return;
    if (!facts.surroundings.chart) {
      undetermined('Chart.yaml, which may name the source, is not at hand.');
      return;
    }
    report({
      messageId: 'unknown',
      data: { container: name, image: stringAt(spec, 'image') ?? '' },
      path: ['image'],
    });
  },
});

function namesSource({ chart, entity }: Surroundings): boolean {
  const { sources = [], home = '' } = chart?.metadata ?? {};
  const annotations = entity?.entity.metadata.annotations ?? {};
  return (
    sources.length > 0 ||
    FORGE.test(home) ||
    Object.keys(annotations).some(key => CATALOG_SOURCES.test(key))
  );
}
