import { z } from 'zod';
import { CachedSource } from '../cachedSource';
import { Answer, RegistryArtifact } from '../evidence';
import { SourceError } from '../http/sourceError';
import { readConfigLabels } from './ociLabels';
import { Manifest, RegistrySession, RegistryAccess } from './ociSession';

/** An image or packed chart in a registry. */
export interface ArtifactName {
  /** Registry and repository, such as `ghcr.io/owner/name`. */
  name: string;
  tag?: string;
  digest?: string;
}

const ARTIFACT: z.ZodType<RegistryArtifact> = z.object({
  tags: z.array(z.string()),
  areTagsCut: z.boolean(),
  digest: z.string().optional(),
  isSigned: z.boolean().optional(),
  hasProvenance: z.boolean().optional(),
  hasSbom: z.boolean().optional(),
  source: z.string().optional(),
  license: z.string().optional(),
  created: z.string().optional(),
});

/**
 * What is attached to an artifact, by the type or predicate that it is attached as; undefined
 * where not every place could be looked at.
 */
type Proofs = Pick<RegistryArtifact, 'isSigned' | 'hasProvenance' | 'hasSbom'>;

const SIGNATURE = /cosign\.artifact\.sig|cncf\.notary\.signature|cosign\/sign/i;
const PROVENANCE = /slsa\.dev\/provenance|slsaprovenance/i;
const SBOM = /spdx|cyclonedx/i;
/** Bundles of sigstore hold a signature or an attestation; only their predicate tells. */
const BUNDLE = /dev\.sigstore\.bundle/i;

/** Asks the registry of an artifact for its tags and for what is attached to it. */
export async function askRegistry(
  source: CachedSource,
  access: RegistryAccess,
  artifact: ArtifactName,
): Promise<Answer<RegistryArtifact>> {
  const { name, tag, digest } = artifact;
  return source.ask({
    key: `${name}:${tag ?? ''}@${digest ?? ''}`,
    schema: ARTIFACT,
    async load() {
      const session = new RegistrySession(source, access, name);
      const { tags, areTagsCut } = await session.listTags();
      const reference = digest ?? tag;
      const manifest = reference
        ? await session.manifest(reference)
        : undefined;
      if (!manifest) return { value: { tags, areTagsCut } };
      const labels = await readConfigLabels(session, manifest);
      return {
        value: {
          tags,
          areTagsCut,
          digest: manifest.digest,
          ...(await findProofs(session, manifest)),
          source: labels['org.opencontainers.image.source'],
          license: labels['org.opencontainers.image.licenses'],
          created: labels['org.opencontainers.image.created'],
        },
      };
    },
  });
}

/**
 * What is attached to an artifact: by referrers (OCI 1.1), by the tags that cosign makes of
 * its digest, and by the attestations that BuildKit adds to an index.
 */
async function findProofs(
  session: RegistrySession,
  manifest: Manifest,
): Promise<Proofs> {
  const { digest } = manifest;
  const types = [...(await attestationsOf(session, manifest))];
  const referrers = digest ? await session.referrers(digest) : undefined;
  if (digest) {
    types.push(...(referrers ?? []));
    const base = digest.replace(':', '-');
    if (await exists(session, `${base}.sig`)) types.push('cosign/sign');
    const attestations = await optional(session.manifest(`${base}.att`));
    types.push(...predicatesOf(attestations));
    if (await exists(session, `${base}.sbom`)) types.push('cyclonedx');
  }
  const has = (isIt: (type: string) => boolean) =>
    types.some(isIt) || (referrers ? false : undefined);
  return {
    isSigned: has(isSignature),
    hasProvenance: has(type => PROVENANCE.test(type)),
    hasSbom: has(type => SBOM.test(type)),
  };
}

function isSignature(type: string): boolean {
  const isAttestation = PROVENANCE.test(type) || SBOM.test(type);
  return SIGNATURE.test(type) || (BUNDLE.test(type) && !isAttestation);
}

async function attestationsOf(
  session: RegistrySession,
  { body }: Manifest,
): Promise<string[]> {
  const attached = (body.manifests ?? []).find(
    ({ annotations }) =>
      annotations?.['vnd.docker.reference.type'] === 'attestation-manifest',
  );
  if (!attached) return [];
  return predicatesOf(await optional(session.manifest(attached.digest)));
}

function predicatesOf(manifest: Manifest | undefined): string[] {
  return (manifest?.body.layers ?? []).flatMap(({ annotations = {} }) => [
    ...(annotations?.['in-toto.io/predicate-type']
      ? [annotations['in-toto.io/predicate-type']]
      : []),
    ...(annotations?.predicateType ? [annotations.predicateType] : []),
  ]);
}

async function exists(session: RegistrySession, tag: string) {
  return (await optional(session.manifest(tag))) !== undefined;
}

/** Nothing where there is no such thing; other failures are failures. */
async function optional<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SourceError && error.kind === 'not-found') {
      return undefined;
    }
    throw error;
  }
}
