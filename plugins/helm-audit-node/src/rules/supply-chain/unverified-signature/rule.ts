import { automationText } from '../../../facts/automation';
import { Surroundings } from '../../../facts/surroundings';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { Resource } from '../../../stages/gather/types';
import { mapAt, valueAt } from '../../../json';
import { defineRule } from '../../defineRule';
import {
  doubtOf,
  foreignComponents,
  labelOf,
} from '../../dependencyComponents';
import { listSome } from '../../listing';

/** Commands that check a signature, and policies that do so in the cluster. */
const VERIFIES =
  /\bcosign +verify|\bnotation +verify\b|\bslsa-verifier\b|\bgh +attestation +verify\b|\bhelm\b[^\n]{0,200} --verify\b|\bverifyImages\b|\bClusterImagePolicy\b|\bconnaisseur\b/;

export default defineRule({
  meta: {
    id: 'unverified-signature',
    dimension: 'supply-chain',
    title: 'Signatures of dependencies are verified',
    failureTitle: 'Signatures are there and nobody verifies them',
    severity: 'medium',
    confidence: 'low',
    target: 'chart',
    requires: ['ossManifest', 'surroundings', 'resources'],
    messages: {
      unverified: {
        message:
          '{{names}} are signed, and nothing here verifies it, so a swapped one would run all the same.',
        remediation:
          'Verify them in the pipeline with `cosign verify` and `helm dependency build --verify`, or by an admission policy.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['security-standards', 'dependency-health'],
    risks: ['oss-supply-chain'],
    controls: ['SLSA Build L2'],
    references: [
      'https://docs.sigstore.dev/cosign/verifying/verify/',
      'https://helm.sh/docs/topics/provenance/',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { ossManifest } }) =>
    signable(ossManifest).length > 0,
  check(_, { facts, report, undetermined }) {
    const { ossManifest, surroundings, resources } = facts;
    const components = signable(ossManifest);
    const signed = components.filter(
      ({ signature }) => signature === 'present',
    );
    const doubt = components.flatMap(
      each => doubtOf(each, 'signature') ?? [],
    )[0];
    if (signed.length > 0 && !isVerified(surroundings, resources)) {
      const { repository } = surroundings;
      if (!repository || repository.truncated) undetermined(MORE_FILES);
      else {
        const names = listSome(signed.map(labelOf));
        report({
          messageId: 'unverified',
          data: { names },
          file: 'Chart.yaml',
        });
      }
    } else if (doubt) undetermined(doubt);
  },
});

/** Those that are signed, and those in registries, where that can be found out. */
function signable(manifest: Parameters<typeof foreignComponents>[0]) {
  return foreignComponents(manifest).filter(
    ({ kind, origin, signature }) =>
      signature === 'present' ||
      kind === 'image' ||
      origin?.startsWith('oci://'),
  );
}

function isVerified(
  { repository }: Surroundings,
  resources: readonly Resource[],
): boolean {
  const text = repository ? automationText(repository) : '';
  return VERIFIES.test(text) || resources.some(verifies);
}

/** Flux's sources and the policies of Kyverno and sigstore verify before anything runs. */
function verifies({ kind, body }: Resource): boolean {
  if (kind === 'ClusterImagePolicy') return true;
  if (/^(OCIRepository|HelmChart)$/.test(kind)) {
    return Object.keys(mapAt(body, 'spec', 'verify')).length > 0;
  }
  const rules = valueAt(body, 'spec', 'rules');
  return (
    /^(Cluster)?Policy$/.test(kind) &&
    Array.isArray(rules) &&
    rules.some(rule => valueAt(rule, 'verifyImages') !== undefined)
  );
}
