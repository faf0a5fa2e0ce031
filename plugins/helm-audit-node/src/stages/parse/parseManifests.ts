import { messageOf } from '../../errors';
import { isMap, JsonMap, listAt, Path } from '../../json';
import { parseYaml, splitDocuments } from '../../yaml';
import { FileTree } from '../load/types';
import { ParsedManifest, ParsedManifests, ParseProblem } from './types';

interface SourceDocument {
  source: string;
  document: number;
  text: string;
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
  const documents = [...files].flatMap(([source, content]) =>
    splitDocuments(content.toString('utf8')).map((text, document) => ({
      source,
      document,
      text,
    })),
  );
  return parseAll(documents);
}

function parseAll(documents: SourceDocument[]): ParsedManifests {
  const manifests: ParsedManifest[] = [];
  const problems: ParseProblem[] = [];
  for (const document of documents) {
    const { source, document: index } = document;
    try {
      const body = parseYaml(essentialText(document.text));
      if (body === null || body === undefined) continue;
      if (!isMap(body)) throw new Error('it is not a map');
      manifests.push(...unwrap(body, source, index));
    } catch (error) {
      const message = messageOf(error).split('\n')[0];
      problems.push({ source, document: index, message });
    }
  }
  return { manifests, problems };
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

function unwrap(
  body: JsonMap,
  source: string,
  document: number,
  pathInDocument: Path = [],
): ParsedManifest[] {
  const isList =
    typeof body.kind === 'string' &&
    body.kind.endsWith('List') &&
    Array.isArray(body.items);
  if (isList) {
    return listAt(body, 'items').flatMap((item, index) =>
      isMap(item)
        ? unwrap(item, source, document, [...pathInDocument, 'items', index])
        : [],
    );
  }
  const subchart = source.match(/^charts\/([^/]+)\//)?.[1];
  return [{ source, document, subchart, body, pathInDocument }];
}
