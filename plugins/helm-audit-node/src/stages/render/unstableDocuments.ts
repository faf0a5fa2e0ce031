import { splitDocuments } from '../../yaml';
import { FileTree } from '../load/types';
import { UnstableDocument } from './types';

/** Functions of templates that give something else each time they are asked. */
const RANDOM =
  /\{\{[^{}]*\b(rand(Alpha|AlphaNum|Ascii|Numeric|Int|Bytes)|gen(CA|SelfSignedCert|SignedCert|PrivateKey)\w*|uuidv4|shuffle|htpasswd|bcrypt|encryptAES)\b/;

/** Time is another matter: whether it shows depends on how long a render takes. */
const TIME = /\{\{[^{}]*\b(now|unixEpoch|ago)\b/;

const TEMPLATE = /(^|\/)templates\//;

/**
 * Whether a second render may differ from the first: whether anything was rendered by a
 * template that asks for something random, by itself or through named templates.
 *
 * @param output - the first render
 */
export function mayDiffer(files: FileTree, output: string): boolean {
  const templates = [...files]
    .filter(([path]) => TEMPLATE.test(path))
    .map(([path, content]) => ({ path, ...readTemplate(content.toString()) }));
  const random = randomNames(templates.flatMap(({ defined }) => defined));
  return templates.some(
    ({ path, body }) => isRandom(body, random) && hasRendered(path, output),
  );
}

interface NamedTemplate {
  name: string;
  body: string;
}

/** Splits a template's text into what it renders itself and what it defines for others. */
function readTemplate(text: string) {
  const [body, ...rest] = text.split(/\{\{-?\s*define\s+(?=")/);
  const defined = rest.map(
    (part): NamedTemplate => ({
      name: part.match(/^"([^"]+)"/)?.[1] ?? '',
      body: part,
    }),
  );
  return { body, defined };
}

/** Names of the templates that ask for something random, however indirectly. */
function randomNames(defined: NamedTemplate[]): Set<string> {
  const names = new Set<string>();
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const { name, body } of defined) {
      if (isRandom(body, names)) names.add(name);
    }
  }
  return names;
}

function isRandom(body: string, names: ReadonlySet<string>): boolean {
  return (
    RANDOM.test(body) ||
    [...body.matchAll(/\b(?:include|template)\s+"([^"]+)"/g)].some(([, name]) =>
      names.has(name),
    )
  );
}

function hasRendered(path: string, output: string): boolean {
  return output.includes(`/${path}\n`);
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
      TEMPLATE.test(path) && /\blookup\s/.test(content.toString('utf8')),
  );
  const again = splitDocuments(second);
  const counts = new Map<string, number>();
  return splitDocuments(first).flatMap((text, index) => {
    const source = text.match(/^# Source: [^/\n]+\/(.+)$/m)?.[1] ?? '';
    const document = counts.get(source) ?? 0;
    counts.set(source, document + 1);
    const template = files.get(source)?.toString('utf8') ?? '';
    if (text === again[index] || TIME.test(template)) return [];
    return [{ source, document, mayBeKept }];
  });
}
