/** How a registry wants to be told who asks. */
export interface Challenge {
  /** In lower case, such as `bearer`. */
  scheme: string;
  /** Where tokens are given out. */
  realm?: string;
  service?: string;
}

/** Reads the header `WWW-Authenticate` (RFC 9110, 11.6.1), as far as registries use it. */
export function parseChallenge(header: string): Challenge {
  const [scheme = ''] = header.trim().split(/\s+/, 1);
  const value = (name: string) =>
    header.match(new RegExp(`\\b${name}="([^"]*)"`, 'i'))?.[1];
  return {
    scheme: scheme.toLowerCase(),
    realm: value('realm'),
    service: value('service'),
  };
}
