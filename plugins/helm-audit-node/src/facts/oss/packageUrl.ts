import { PackageURL } from 'packageurl-js';

/** Package URL of a chart. */
export function chartPurl(
  name: string,
  version: string | undefined,
  repository: string | undefined,
): string {
  return purlOf('helm', name, version, {
    ...(repository && { repository_url: repository }),
  });
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
  return purlOf('oci', last.toLowerCase(), digest, {
    repository_url: name,
    ...(tag && { tag }),
  });
}

function purlOf(
  type: string,
  name: string,
  version: string | undefined,
  qualifiers: Record<string, string>,
): string {
  try {
    return new PackageURL(
      type,
      undefined,
      name,
      version || undefined,
      qualifiers,
      undefined,
    ).toString();
  } catch {
    // Charts may hold names that no URL can, such as a blank; they still have to be told apart.
    const all = JSON.stringify([type, name, version, qualifiers]);
    return `pkg:generic/${encodeURIComponent(all)}`;
  }
}
