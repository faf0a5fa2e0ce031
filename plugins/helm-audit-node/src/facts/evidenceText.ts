import { evidenceFiles, evidencePaths, Surroundings } from './surroundings';

/** Files that people write for people. */
const PROSE = /\.(md|rst|adoc|txt)$/i;
/** Files that list what changed, or what others wrote. */
const NOT_PROSE = /(^|\/)(CHANGELOG|CHANGES|HISTORY|LICENSE|NOTICE)[^/]*$/i;

/** Whether a page of documentation, in the chart or around it, speaks of something. */
export function isDocumented(
  surroundings: Surroundings,
  subject: RegExp,
): boolean {
  return Object.entries(evidenceFiles(surroundings)).some(
    ([path, text]) =>
      PROSE.test(path) && !NOT_PROSE.test(path) && subject.test(text),
  );
}

/** Whether a file, in the chart or around it, has such a path or such a text. */
export function hasFile(
  surroundings: Surroundings,
  { path, text }: { path?: RegExp; text?: RegExp },
): boolean {
  return (
    (path !== undefined &&
      evidencePaths(surroundings).some(file => path.test(file))) ||
    (text !== undefined &&
      Object.values(evidenceFiles(surroundings)).some(content =>
        text.test(content),
      ))
  );
}
