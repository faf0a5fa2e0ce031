import { oncePerFact } from './oncePerFact';
import { evidenceFiles, Surroundings } from './surroundings';

/** A text that people read, of the chart or of the repository around it. */
export interface ReadableDocument {
  path: string;
  text: string;
}

/** Everything written in Markdown, reStructuredText, AsciiDoc or plain text. */
export const documentsOf = oncePerFact(
  (surroundings: Surroundings): ReadableDocument[] =>
    Object.entries(evidenceFiles(surroundings))
      .filter(
        ([path]) =>
          /\.(md|mdx|rst|adoc|txt)$/i.test(path) &&
          !path.startsWith('templates/') &&
          !path.includes('/templates/'),
      )
      .map(([path, text]) => ({ path, text })),
);

/** A line that begins a section, in any of these formats. */
const HEADING = /^(#{1,6}|={1,6})\s+\S.*$/gm;

/** Headings of a document, marks included. */
export function headingsOf({ text }: ReadableDocument): string[] {
  return text.match(HEADING) ?? [];
}

/** Whether a document is about something: its file's name or one of its headings says so. */
export function isAbout(document: ReadableDocument, what: RegExp): boolean {
  return (
    what.test(document.path) ||
    headingsOf(document).some(heading => what.test(heading))
  );
}
