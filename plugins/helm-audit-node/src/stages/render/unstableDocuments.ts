import { FileTree } from '../load/types';
import { UnstableDocument } from './types';

/** Functions of templates that give something else each time they are asked. */
const RANDOM =
  /\{\{[^}]*\b(rand(Alpha|AlphaNum|Ascii|Numeric|Int|Bytes)|gen(CA|SelfSignedCert|SignedCert|PrivateKey)\w*|uuidv4|shuffle|htpasswd|bcrypt|encryptAES)\b/;

/** Time is another matter: whether it shows depends on how long a render takes. */
const TIME = /\{\{[^}]*\b(now|unixEpoch|ago)\b/;

const TEMPLATE = /(^|\/)templates\//;
const PACKED = /^charts\/[^/]+\.(tgz|tar\.gz)$/;

/**
 * Whether two renders of these files may differ at all. What is in packed subcharts can't
 * be seen, so it may.
 */
export function mayDiffer(files: FileTree): boolean {
  return [...files].some(
    ([path, content]) =>
      PACKED.test(path) ||
      (TEMPLATE.test(path) && RANDOM.test(content.toString('utf8'))),
  );
}

/** The documents in which the second render differs from the first. */
export function findUnstable(
  first: string,
  second: string,
  files: FileTree,
): UnstableDocument[] {
  if (first === second) return [];
  const mayBeKept = [...files].some(
    ([path, content]) =>
      PACKED.test(path) ||
      (TEMPLATE.test(path) && /\blookup\s/.test(content.toString('utf8'))),
  );
  const again = split(second);
  const counts = new Map<string, number>();
  return split(first).flatMap((text, index) => {
    const source = text.match(/^# Source: [^/\n]+\/(.+)$/m)?.[1] ?? '';
    const document = counts.get(source) ?? 0;
    counts.set(source, document + 1);
    const template = files.get(source)?.toString('utf8') ?? '';
    if (text === again[index] || TIME.test(template)) return [];
    return [{ source, document, mayBeKept }];
  });
}

function split(output: string): string[] {
  return output.split(/^---(?=\s|$)/m);
}
