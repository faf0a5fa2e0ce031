import { imageOf } from '../containerImage';
import { ImageReference } from '../image';
import { eventOfImage } from '../upstreamEvents';
import { reportEvent } from './event';
import type { Workload } from '../workloads';
import type { InventoryItem } from './inventory';
import { ImageName, imagePurl } from './packageUrl';
import { Product, productOf } from './products';

const DOCKER_HUB = /^((index|registry-1)\.)?docker\.io$/;

/** Registry and repository in full; Docker Hub's own images lie under `library`. */
export function fullName({
  registry = 'docker.io',
  repository,
}: ImageReference): string {
  if (!DOCKER_HUB.test(registry)) return `${registry}/${repository}`;
  return repository.includes('/')
    ? `docker.io/${repository}`
    : `docker.io/library/${repository}`;
}

/** The images that workloads run, each once, with all who run it. */
export function listImages(workloads: Workload[]): InventoryItem[] {
  const items = new Map<string, InventoryItem>();
  for (const workload of workloads) {
    const { kind, name, subchart } = workload.resource;
    for (const container of workload.containers) {
      const reference = imageOf(container, workload);
      if (!reference) continue;
      const user = `${kind} ${name}, container ${container.name}`;
      const depth = subchart ? 2 : 1;
      const item = describe(reference, depth);
      const known = items.get(item.id) ?? item;
      items.set(item.id, {
        ...known,
        depth: Math.min(known.depth, depth),
        usedBy: [...new Set([...known.usedBy, user])],
      });
    }
  }
  return [...items.values()];
}

function describe(reference: ImageReference, depth: number): InventoryItem {
  const name = fullName(reference);
  const tag = reference.tag ?? (reference.digest ? undefined : 'latest');
  const image: ImageName = { name, tag, digest: reference.digest };
  const purl = imagePurl(image);
  return {
    id: purl,
    kind: 'image',
    name,
    version: tag,
    origin: name.slice(0, name.indexOf('/')),
    purl,
    isOwn: false,
    isMissing: false,
    isDeprecated: false,
    depth,
    usedBy: [],
    upstream: [],
    event: reportEvent(eventOfImage(reference)),
    image,
    product: withoutPattern(productOf(name)),
    unknown: tag ? {} : { version: 'It is named by its digest alone.' },
  };
}

/** Facts serialise, and patterns do not. */
function withoutPattern(product: Product | undefined) {
  if (!product) return undefined;
  const { name, project, endOfLife, osv } = product;
  return { name, project, endOfLife, osv };
}
