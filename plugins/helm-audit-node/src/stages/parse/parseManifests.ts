import { YAMLException } from 'js-yaml';
import { messageOf } from '../../errors';
import { isMap, JsonMap, listAt, Path } from '../../json';
import { parseDocument, splitDocuments } from '../../yaml';
import { findDuplicateKeys } from '../../yamlDuplicates';
import { FileTree } from '../load/types';
import { ParsedManifest, ParsedManifests, ParseProblem } from './types';

interface SourceDocument {
  source: string;
  document: number;
  text: string;
  /** Lines of its file before it; absent for what was rendered. */
  linesBefore?: number;
}

/** Parses what Helm rendered. */
export function parseRendered(output: string): ParsedManifests {
  const counts = new Map<string, number>();
  const documents: SourceDocument[] = [];
  for (const text of splitDocuments(output)) {
    const source = text.match(/^# Source: [^/\n]+\/(.+)$/m)?.[1] ?? '';
    const document = counts.get(source) ?? 0;
    counts.set(source, document + 1);
    documents.push({ source, document, text });
  }
  return parseAll(documents);
}

/** Parses plain manifest files. */
export function parseFiles(files: FileTree): ParsedManifests {
  const documents = [...files].flatMap(([source, content]) => {
    let linesBefore = 0;
    return splitDocuments(content.toString('utf8')).map((text, document) => {
      const place = { source, document, text, linesBefore };
      linesBefore += text.split('\n').length - 1;
      return place;
    });
  });
  return parseAll(documents);
}

/**
 * Characters of a document. The API server takes 3 MiB of JSON, and YAML is at most twice as
 * long with its indentation and comments.
 */
const MAX_LENGTH = 6 * 1024 * 1024;

function parseAll(documents: SourceDocument[]): ParsedManifests {
  const manifests: ParsedManifest[] = [];
  const problems: ParseProblem[] = [];
  for (const document of documents) {
    const { source, document: index } = document;
    try {
      const text = essentialText(document.text);
      if (text.length > MAX_LENGTH) {
        throw new RangeError(
          'it is larger than 6 MiB, of which Kubernetes takes half at most',
        );
      }
      const { value, hasDuplicateKeys } = parseDocument(text);
      if (value === null || value === undefined) continue;
      if (!isMap(value)) throw new Error(`it is ${nameType(value)}, not a map`);
      const duplicateKeys = hasDuplicateKeys ? findDuplicateKeys(text) : [];
      const unwrapped = unwrap(value, { source, document: index });
      // A List may hold more items than a call takes arguments.
      for (const manifest of unwrapped.manifests) {
        manifests.push(withDuplicates(manifest, duplicateKeys));
      }
      for (const problem of unwrapped.problems) problems.push(problem);
    } catch (error) {
      problems.push({
        source,
        document: index,
        ...describeProblem(error, document.linesBefore),
      });
    }
  }
  return { manifests, problems };
}

/** What is wrong with a document and, in a file of manifests, at which line. */
function describeProblem(
  error: unknown,
  linesBefore: number | undefined,
): Pick<ParseProblem, 'message' | 'line'> {
  if (linesBefore === undefined || !(error instanceof YAMLException)) {
    return { message: messageOf(error).split('\n')[0] };
  }
  return { message: error.reason, line: linesBefore + error.mark.line + 1 };
}

/**
 * Custom resource definitions are most of some renders, and nothing is asked of their
 * schemas, so only what stands before `versions` is parsed.
 */
function essentialText(text: string): string {
  if (!/^kind: ["']?CustomResourceDefinition\b/m.test(text)) return text;
  const versions = text.search(/^ {2}versions:/m);
  return versions > 0 ? text.slice(0, versions) : text;
}

/** Takes the objects out of Lists, and out of Lists in Lists. */
function unwrap(
  body: JsonMap,
  place: { source: string; document: number },
  pathInDocument: Path = [],
): ParsedManifests {
  const isList =
    typeof body.kind === 'string' &&
    body.kind.endsWith('List') &&
    Array.isArray(body.items);
  if (!isList) {
    const subchart = place.source.match(/^charts\/([^/]+)\//)?.[1];
    return {
      manifests: [{ ...place, subchart, body, pathInDocument }],
      problems: [],
    };
  }
  const parts = listAt(body, 'items').map((item, index) =>
    isMap(item)
      ? unwrap(item, place, [...pathInDocument, 'items', index])
      : {
          manifests: [],
          problems: [
            {
              ...place,
              message: `item ${index + 1} of its ${body.kind} is ${nameType(
                item,
              )}, not a map`,
            },
          ],
        },
  );
  return {
    manifests: parts.flatMap(({ manifests }) => manifests),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** The duplicate keys of a document that lie in this object of it. */
function withDuplicates(
  manifest: ParsedManifest,
  paths: readonly Path[],
): ParsedManifest {
  const { pathInDocument } = manifest;
  const own = paths
    .filter(path => pathInDocument.every((key, index) => path[index] === key))
    .map(path => path.slice(pathInDocument.length));
  return own.length > 0 ? { ...manifest, duplicateKeys: own } : manifest;
}

function nameType(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}
