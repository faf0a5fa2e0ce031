import { oncePerFact } from './oncePerFact';
import { evidenceFiles, evidencePaths, Surroundings } from './surroundings';

/** Files that people write for people. */
const PROSE = /\.(md|rst|adoc|txt)$/i;
/** Files that list what changed, or what others wrote. */
const NOT_PROSE = /(^|\/)(CHANGELOG|CHANGES|HISTORY|LICENSE|NOTICE)[^/]*$/i;

/** What was asked of the files around a chart; many rules ask for each of its workloads. */
const ANSWERS = new WeakMap<Surroundings, Map<RegExp, boolean>>();

function askOnce(
  surroundings: Surroundings,
  subject: RegExp,
  find: () => boolean,
): boolean {
  const answers = ANSWERS.get(surroundings) ?? new Map<RegExp, boolean>();
  ANSWERS.set(surroundings, answers);
  const answer = answers.get(subject) ?? find();
  answers.set(subject, answer);
  return answer;
}

const proseOf = oncePerFact((surroundings: Surroundings): string[] =>
  Object.entries(evidenceFiles(surroundings))
    .filter(([path]) => PROSE.test(path) && !NOT_PROSE.test(path))
    .map(([, text]) => text),
);

/** Whether a page of documentation, in the chart or around it, speaks of something. */
export function isDocumented(
  surroundings: Surroundings,
  subject: RegExp,
): boolean {
  return proseOf(surroundings).some(text => subject.test(text));
}

/** Whether a file, in the chart or around it, has such a path or such a text. */
export function hasFile(
  surroundings: Surroundings,
  { path, text }: { path?: RegExp; text?: RegExp },
): boolean {
  return (
    (path !== undefined &&
      askOnce(surroundings, path, () =>
        evidencePaths(surroundings).some(file => path.test(file)),
      )) ||
    (text !== undefined &&
      askOnce(surroundings, text, () =>
        Object.values(evidenceFiles(surroundings)).some(content =>
          text.test(content),
        ),
      ))
  );
}
