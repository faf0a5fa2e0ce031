import { JsonMap, stringAt } from '../json';

/** How the commit, branch or repository of a pull request is named. */
const HEAD =
  /\bhead\.(ref|sha|repo)\b|pull_request\.head\b|github\.head_ref|workflow_run\.head_|refs\/pull\/|outputs\.head_(ref|sha|branch)\b/;

/** How commands name or fetch it. */
const FETCHES_HEAD =
  /pull_request\.head\.(sha|ref)|github\.head_ref|workflow_run\.head_(sha|branch)|refs\/pull\/|\bpull\/\S{1,80}\/(head|merge)\b|\bgh pr checkout\b/;

const GIT = /\bgit\s+(fetch|checkout|pull|merge|switch|reset)\b/;

/** Whether a step fetches code that the author of a pull request wrote. */
export function checksOutHead(step: JsonMap): boolean {
  const uses = stringAt(step, 'uses') ?? '';
  if (uses !== '') {
    const inputs = JSON.stringify(step.with ?? '');
    return /(^|\/)checkout@/.test(uses) && HEAD.test(inputs);
  }
  const run = stringAt(step, 'run') ?? '';
  const variables = JSON.stringify(step.env ?? '');
  return FETCHES_HEAD.test(run) || (GIT.test(run) && HEAD.test(variables));
}

/** Programs that run what lies in the folder, or what it asks to be installed. */
const RUNS_FOLDER =
  /(^|[\s;&|(])((make|just|task|npm(?!\s+\S+\s+(-g|--global)\b)|npx|yarn|pnpm|pip3?|poetry|uv|go|mvn|gradle|cargo|bundle|rake|docker|tox|pre-commit)\s|(ba)?sh\s+[^-\s]|(python3?|node|ruby)\s+[^-\s]|(sed|awk)\s+-f\s)/m;

/** A file of the folder as a command, not as what a command is given. */
const RUNS_FILE =
  /(^|[;&|(]|(^|\s)(sudo|exec|time|then|do|else|source|\.|[A-Z_]+=\S*)\s)[ \t]*\.{1,2}\/\S/m;

/** Actions that run what lies in the folder: builds, hooks, plugins of linters. */
const RUNNERS =
  /^(docker\/build-push-action|gradle\/gradle-build-action|pre-commit\/action|goreleaser\/goreleaser-action|sonarsource\/(sonarqube|sonarcloud|sonar-scan)|[\w-]+\/super-linter|borales\/actions-yarn|bahmutov\/npm-install|cypress-io\/github-action|pypa\/cibuildwheel|pnpm\/action-setup)[\w/-]*@/i;

const REQUIRES =
  /\b(require|import)\(\s*['"`](\.|\$\{?\{?\s*(github\.workspace|process\.env\.GITHUB_WORKSPACE))/;

/**
 * Whether a step runs code from a folder that was checked out.
 *
 * @param folder - where it was checked out to, below the workspace; '' for the workspace itself
 */
export function runsFolder(step: JsonMap, folder = ''): boolean {
  const uses = stringAt(step, 'uses') ?? '';
  if (uses.startsWith('./')) return isBelow(uses.slice(2), folder);
  if (folder && !mentions(step, folder)) return false;
  const run = (stringAt(step, 'run') ?? '').replace(/^[ \t]*#.*$/gm, '');
  const script = stringAt(step, 'with', 'script') ?? '';
  return (
    RUNS_FOLDER.test(run) ||
    RUNS_FILE.test(run) ||
    RUNNERS.test(uses) ||
    REQUIRES.test(script) ||
    (/^ruby\/setup-ruby@/.test(uses) &&
      String((step.with as JsonMap)?.['bundler-cache']) === 'true')
  );
}

/** The folder that a step checks out to, as its input says; '' for the workspace itself. */
export function checkoutFolder(step: JsonMap): string {
  const folder = stringAt(step, 'with', 'path') ?? '';
  return folder.replace(/^\.\/?/, '').replace(/\/$/, '');
}

function isBelow(path: string, folder: string): boolean {
  return !folder || path === folder || path.startsWith(`${folder}/`);
}

function mentions(step: JsonMap, folder: string): boolean {
  const { run, with: inputs } = step;
  const where = step['working-directory'];
  return JSON.stringify([run, where, inputs]).includes(folder);
}
