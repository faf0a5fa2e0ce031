import { isMap, JsonMap, mapAt, stringAt, valueAt } from '../json';
import { commandLevel } from './foreignCommands';
import { outputsOfAction, passesOn } from './foreignOutputs';
import { ForeignLevel, highest, Place } from './foreignPlace';
import { isForeign } from './foreignText';
import { writesOf } from './scriptWrites';
import { PastedValue, pastedValues } from './workflowExpressions';
import { fileUsed, readActions, usersByFile } from './workflows';

/** As far as values are followed from one step, job or file to the next. */
const FURTHEST = 12;

/** Contexts whose values come from somewhere else. */
const FOLLOWED = new Set(['env', 'steps', 'needs', 'inputs']);

/** Texts that may have many lines; titles, names and branches have one. */
const MANY_LINES = new Set(['body', 'message', 'description']);

/** What stands between `${{` and `}}`, at most as long as GitHub takes it. */
const LONGEST_EXPRESSION = 21_000;

/** How shells name a variable. */
const VARIABLE = /\$\{?(?:env:)?([A-Za-z_]\w*)|%([A-Za-z_]\w*)%/gi;

const ASSIGNS = /^\s*(?:export\s+|local\s+)?([A-Za-z_]\w*)=/;

/** Compares all of a variable with a pattern. */
const TRIES = /\[\[\s+"?\$\{?([A-Za-z_]\w*)\}?"?\s+=~\s+\^/;

/** Leaves nothing that a shell or a file of variables could take for more. */
const TAMES =
  /\|\s*(tr\s+-(cd|dc|d\s+-c)|wc\b|sha\d+sum|md5sum|base64\b|length\b)|\bgrep\s+-\w*[co]/;

/** Leaves one line. */
const ONE_LINE = /\|\s*(head|tail)\s+-(n\s*)?1\b|\btr\s+(-d\s+)?["']?\\[nr]/;

/** The expressions of a text. */
export function expressionsIn(text: string): string[] {
  const found: string[] = [];
  for (let from = text.indexOf('${{'); from >= 0; ) {
    const end = text.indexOf('}}', from);
    if (end < 0) break;
    const inner = text.slice(from + 3, end).trim();
    if (inner.length <= LONGEST_EXPRESSION) found.push(inner);
    from = text.indexOf('${{', end);
  }
  return found;
}

/** How much of a text that holds expressions strangers choose. */
export function levelOfText(text: unknown, place: Place): ForeignLevel {
  if (!place.walk.mayLook()) return 0;
  return highest(
    expressionsIn(String(text ?? ''))
      .flatMap(pastedValues)
      .map(value => levelOf(value, place)),
  );
}

/**
 * How much of a value strangers choose, be it of the event itself or what steps, jobs, actions
 * and called workflows made of one.
 */
export function levelOf(value: PastedValue, from: Place): ForeignLevel {
  if (isForeign(value)) {
    return value.asJson || MANY_LINES.has(value.path.at(-1)!) ? 2 : 1;
  }
  const [context, name] = value.path;
  if (!FOLLOWED.has(context) || from.depth >= FURTHEST) return 0;
  return remembered(from, value.path.join('.'), place => {
    const [, , kind, output = ''] = value.path;
    if (context === 'env') return variableLevel(name ?? '', place);
    if (context === 'inputs') return levelOfInput(name ?? '', place);
    if (kind !== 'outputs') return 0;
    return context === 'steps'
      ? levelOfStep(name, output, place)
      : levelOfJob(name, output, place);
  });
}

/** What was found for a value before; one that leads back to itself adds nothing. */
function remembered(
  from: Place,
  value: string,
  find: (place: Place) => ForeignLevel,
): ForeignLevel {
  const { walk, depth } = from;
  const { known } = walk;
  const key = `${nameOf(from)} ${value}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (!walk.mayLook()) return 0;
  known.set(key, 0);
  const level = find({ ...from, depth: depth + 1 });
  known.set(key, level);
  return level;
}

function nameOf({ workflow, job, index, caller }: Place): string {
  const own = `${workflow.file} ${job.name} ${index}`;
  return caller ? `${nameOf(caller)} ${own}` : own;
}

/** A variable of the environment: the innermost `env` wins, then what steps before wrote. */
function levelOfVariable(name: string, from: Place): ForeignLevel {
  return levelOf({ path: ['env', name.toLowerCase()], asJson: false }, from);
}

function variableLevel(name: string, place: Place): ForeignLevel {
  const { workflow, job, index } = place;
  const own = namedLike(job.steps[index]?.env, name);
  if (own !== undefined) return levelOfText(own, place);
  const written = highest(
    job.steps
      .slice(0, index)
      .map((step, at) =>
        levelWritten(step, 'ENV', name, { ...place, index: at }),
      ),
  );
  const given =
    namedLike(job.body.env, name) ?? namedLike(workflow.body.env, name);
  return highest([written, levelOfText(given, place)]);
}

function levelOfStep(id: string, output: string, place: Place): ForeignLevel {
  const { steps } = place.job;
  const index = steps.findIndex(
    (step, at) =>
      at < place.index && stringAt(step, 'id')?.toLowerCase() === id,
  );
  if (index < 0) return 0;
  const at = { ...place, index };
  const uses = stringAt(steps[index], 'uses');
  if (uses === undefined)
    return levelWritten(steps[index], 'OUTPUT', output, at);
  const used = fileUsed(steps[index], place.repository);
  const action =
    used && readActions(place.repository).find(({ file }) => file === used);
  if (action) {
    const [job] = action.jobs;
    const value = namedLike(mapAt(action.body, 'outputs'), output);
    return levelOfText(stringAt(value, 'value'), {
      ...at,
      workflow: action,
      job,
      index: job.steps.length,
      caller: at,
    });
  }
  const inputs = Object.values(mapAt(steps[index], 'with'));
  return highest([
    outputsOfAction(steps[index], output, at),
    ...(passesOn(uses) ? inputs.map(input => levelOfText(input, at)) : []),
  ]);
}

function levelWritten(
  step: JsonMap,
  file: 'ENV' | 'OUTPUT',
  name: string,
  place: Place,
): ForeignLevel {
  const script = stringAt(step, 'run') ?? '';
  const lines = script.split('\n');
  if (!place.walk.mayLook(lines.length)) return 0;
  return highest(
    writesOf(script)
      .filter(write => write.file === file)
      .filter(({ names }) => names.length === 0 || names.includes(name))
      .map(({ text, line }) => levelOfShell(text, lines.slice(0, line), place)),
  );
}

/** A text as a shell reads it, after the lines that have run before. */
export function levelOfShell(
  text: string,
  before: string[],
  place: Place,
  seen = new Set<string>(),
): ForeignLevel {
  if (TAMES.test(text)) return 0;
  const names = [...text.matchAll(VARIABLE)]
    .map(([, ofShell, ofWindows]) => ofShell ?? ofWindows)
    .filter(name => !seen.has(name));
  names.forEach(name => seen.add(name));
  const level = highest([
    levelOfText(text, place),
    commandLevel(text, place),
    ...names.map(name => levelOfName(name, before, place, seen)),
  ]);
  return level === 2 && ONE_LINE.test(text) ? 1 : level;
}

/** A variable of the script, or of its environment; nothing when its form was tried. */
function levelOfName(
  name: string,
  before: string[],
  place: Place,
  seen: Set<string>,
): ForeignLevel {
  if (!place.walk.mayLook(before.length + 1)) return 0;
  if (before.some(line => TRIES.exec(line)?.[1] === name)) return 0;
  const given = before.flatMap(line => {
    const match = ASSIGNS.exec(line);
    return match?.[1] === name ? [line.slice(match[0].length)] : [];
  });
  return given.length === 0
    ? levelOfVariable(name, place)
    : highest(given.map(text => levelOfShell(text, before, place, seen)));
}

function levelOfJob(name: string, output: string, place: Place): ForeignLevel {
  const needed = [valueAt(place.job.body, 'needs')].flat().map(String);
  const job = place.workflow.jobs.find(
    other => other.name.toLowerCase() === name && needed.includes(other.name),
  );
  if (!job) return 0;
  const value = namedLike(job.body.outputs, output);
  return levelOfText(value, { ...place, job, index: job.steps.length });
}

/** What an action or workflow is called with: here, or wherever the repository calls it. */
function levelOfInput(name: string, place: Place): ForeignLevel {
  const callers = place.caller ? [place.caller] : callersOf(place);
  return highest(
    callers.map(caller => {
      const user = caller.job.steps[caller.index] ?? caller.job.body;
      const given = namedLike(user.with, name);
      return levelOfText(given, { ...caller, depth: place.depth });
    }),
  );
}

function callersOf({ repository, workflow, depth, walk }: Place): Place[] {
  const users = usersByFile(repository).get(workflow.file) ?? [];
  return users.map(user => ({ ...user, repository, depth, walk }));
}

function namedLike(map: unknown, name: string): unknown {
  if (!isMap(map)) return undefined;
  const key = Object.keys(map).find(
    other => other.toLowerCase() === name.toLowerCase(),
  );
  return key === undefined ? undefined : map[key];
}
