import { ImageReference } from '../../../facts/image';

const DOCKER_HUB = 'docker.io';

/** Registry and repository of an image, with what Docker leaves out written down. */
export function fullName({ registry, repository }: ImageReference): string {
  const host = registry ?? DOCKER_HUB;
  const isHub = [DOCKER_HUB, 'index.docker.io'].includes(host);
  if (!isHub) return `${host}/${repository}`;
  const path = repository.includes('/') ? repository : `library/${repository}`;
  return `${DOCKER_HUB}/${path}`;
}

/** Whether an image lies in a registry, or below a path of it. */
export function isTrusted(image: string, trusted: string): boolean {
  const [host, ...path] = trusted.replace(/\/$/, '').split('/');
  const [ownHost, ...ownPath] = image.split('/');
  const isOfHost = host.startsWith('*.')
    ? ownHost.endsWith(host.slice(1))
    : ownHost === host;
  return isOfHost && path.every((part, index) => ownPath[index] === part);
}
