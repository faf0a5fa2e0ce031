import { JsonMap, mapAt, stringAt } from '../json';
import { readsForeignFiles } from './foreignFiles';
import type { ForeignLevel, Place } from './foreignPlace';

/** Actions whose outputs hold what strangers write, and which of them do. */
const FOREIGN: Array<[action: RegExp, outputs: RegExp, level: ForeignLevel]> = [
  [/^(jitterbit|masesgroup)\/(get|retrieve)-changed-files@/i, /./, 1],
  [/^trilom\/file-changes-action@/i, /^files/, 1],
  [
    /^(xt0rted\/pull-request-comment-branch|eficode\/resolve-pr-refs)@/i,
    /^head_ref$/,
    1,
  ],
  [
    /^tj-actions\/branch-names@v[1-7]\b/i,
    /(head_ref|current|tag|ref)_?branch/,
    1,
  ],
  [/^[\w-]+\/issue-(forms-)?body-parser(-action)?@/i, /./, 2],
];

/** Prints names quoted since its version 41, unless it is told not to. */
const CHANGED_FILES = /^tj-actions\/changed-files@/i;
const QUOTES = /@v(4[1-9]|[5-9]\d)/;
const COMMIT = /@[0-9a-f]{40}$/i;

/** Lists names only where it is told to, and quotes them in some of its formats. */
const FILTERED_FILES = /^dorny\/paths-filter@/i;
const UNQUOTED = /^(csv|json)$/;

/** Asks the forge for something. */
const REQUEST = /^octokit\/(request|graphql)-action@/i;
const ASKED_FOR = /\/(pulls|issues|comments|commits|discussions)\b/;

/** Gives what a file or an artifact holds. */
const READS_FILE =
  /\/read-file(-action)?@|^(?!actions\/)[\w-]+\/download-artifact@/i;

/** Obeys people who may write, unless it is told otherwise. */
const COMMENT_COMMAND = /^xt0rted\/slash-command-action@/i;

/** Actions that give back the text that they are given, more or less changed. */
const PASSES_ON =
  /\/[\w.-]*(replace|regexp?|trim|slug|split|substring|change-case|string-(case|manipulation)|body-parser)[\w.-]*@/i;

/** How much of an output of somebody's action strangers choose, by what is known of actions. */
export function outputsOfAction(
  step: JsonMap,
  output: string,
  place: Place,
): ForeignLevel {
  const uses = stringAt(step, 'uses') ?? '';
  const inputs = mapAt(step, 'with');
  if (CHANGED_FILES.test(uses)) {
    const isQuoted =
      (QUOTES.test(uses) || COMMIT.test(uses)) &&
      String(inputs.safe_output) !== 'false';
    return !isQuoted && /_files$/.test(output) ? 1 : 0;
  }
  if (FILTERED_FILES.test(uses)) {
    const isUnquoted = UNQUOTED.test(String(inputs['list-files']));
    return isUnquoted && /_files$/.test(output) ? 1 : 0;
  }
  if (REQUEST.test(uses)) {
    return output === 'data' && ASKED_FOR.test(JSON.stringify(inputs)) ? 2 : 0;
  }
  if (READS_FILE.test(uses)) return readsForeignFiles(place) ? 2 : 0;
  if (COMMENT_COMMAND.test(uses)) {
    const isOpen = /^(none|read)$/.test(String(inputs['permission-level']));
    return isOpen && output === 'command-arguments' ? 1 : 0;
  }
  const known = FOREIGN.find(
    ([action, outputs]) => action.test(uses) && outputs.test(output),
  );
  return known?.[2] ?? 0;
}

/** Whether an action gives back the text that it is given, more or less changed. */
export function passesOn(uses: string): boolean {
  return PASSES_ON.test(uses);
}
