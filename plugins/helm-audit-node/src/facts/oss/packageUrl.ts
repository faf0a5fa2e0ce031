import { PackageURL } from 'packageurl-js';

/** Package URL of a chart. */
export function chartPurl(
  name: string,
  version: string | undefined,
  repository: string | undefined,
): string {
  return new PackageURL(
    'helm',
    undefined,
    name,
    version || undefined,
    repository ? { repository_url: repository } : undefined,
    undefined,
  ).toString();
}

/** What tells an image from others. */
export interface ImageName {
  /** Registry and repository, such as `docker.io/library/redis`. */
  name: string;
  tag?: string;
  digest?: string;
}

/** Package URL of an image: its digest is the version, as the type `oci` wants it. */
export function imagePurl({ name, tag, digest }: ImageName): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return new PackageURL(
    'oci',
    undefined,
    last.toLowerCase(),
    digest,
    { repository_url: name, ...(tag && { tag }) },
    undefined,
  ).toString();
}
