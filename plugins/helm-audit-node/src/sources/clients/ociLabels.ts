import { stringsAt } from '../../json';
import { SourceError } from '../http/sourceError';
import { Manifest, RegistrySession } from './ociSession';

/** Kinds of a config blob that hold an image's labels. */
const IMAGE_CONFIG =
  /^application\/vnd\.(oci\.image\.config|docker\.container\.image)\.v1\+json$/;

/**
 * What an artifact says of itself: annotations of its manifest, or labels of its config. Of
 * an image for many platforms one stands for all.
 */
export async function readConfigLabels(
  session: RegistrySession,
  manifest: Manifest,
): Promise<Record<string, string>> {
  const annotations = manifest.body.annotations ?? {};
  if (annotations['org.opencontainers.image.source']) return annotations;
  try {
    const single = await onePlatform(session, manifest);
    const config = single?.body.config;
    if (!config || !IMAGE_CONFIG.test(config.mediaType)) return annotations;
    const blob = await session.blob(config.digest);
    return { ...stringsAt(blob, 'config', 'Labels'), ...annotations };
  } catch (error) {
    // Labels are an extra: what else was found out stands without them.
    if (error instanceof SourceError) return annotations;
    throw error;
  }
}

async function onePlatform(
  session: RegistrySession,
  manifest: Manifest,
): Promise<Manifest | undefined> {
  const { manifests } = manifest.body;
  if (!manifests) return manifest;
  const linux = manifests.filter(({ platform }) => platform?.os === 'linux');
  const chosen =
    linux.find(({ platform }) => platform?.architecture === 'amd64') ??
    linux[0];
  return chosen && session.manifest(chosen.digest);
}
