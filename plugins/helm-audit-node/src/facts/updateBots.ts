import { RepositoryFact } from '../stages/gather/types';
import { automationText } from './automation';
import { oncePerFact } from './oncePerFact';

/** A configured bot that proposes updates of dependencies. */
export interface UpdateBot {
  bot: 'Dependabot' | 'Renovate' | 'Updatecli';
  /** Its configuration; where a pipeline starts it, the folder of pipelines. */
  file: string;
  /** Whether it looks at the dependencies of charts. */
  coversHelm: boolean;
}

const DEPENDABOT = /^\.github\/dependabot\.ya?ml$/;
const RENOVATE =
  /^((\.github|\.gitlab)\/)?(renovate\.json5?|\.renovaterc(\.json5?)?)$|^renovate\.(js|cjs|mjs)$/;
const UPDATECLI = /^(updatecli\.d\/.*\.ya?ml|updatecli\.ya?ml)$/;

const STARTED_BY_PIPELINE: Array<{ bot: UpdateBot['bot']; pattern: RegExp }> = [
  {
    bot: 'Renovate',
    pattern: /renovatebot\/|renovate-bot|renovate\/renovate|\bnpx renovate\b/i,
  },
  { bot: 'Updatecli', pattern: /\bupdatecli +(apply|compose|pipeline)\b/i },
];

/** The bots that the repository configures. */
export const findUpdateBots = oncePerFact(listBots);

function listBots(repository: RepositoryFact): UpdateBot[] {
  const configured = repository.paths.flatMap((file): UpdateBot[] => {
    const text = repository.files[file] ?? '';
    if (DEPENDABOT.test(file)) {
      return [{ bot: 'Dependabot', file, coversHelm: dependabotCovers(text) }];
    }
    if (RENOVATE.test(file)) {
      return [{ bot: 'Renovate', file, coversHelm: renovateCovers(text) }];
    }
    return UPDATECLI.test(file)
      ? [{ bot: 'Updatecli', file, coversHelm: true }]
      : [];
  });
  const text = automationText(repository);
  const started = STARTED_BY_PIPELINE.filter(
    ({ bot, pattern }) =>
      pattern.test(text) && !configured.some(other => other.bot === bot),
  ).map(({ bot }) => ({ bot, file: '.', coversHelm: true }));
  return [...configured, ...started];
}

function dependabotCovers(text: string): boolean {
  return /^[^#\n]*package-ecosystem:\s*['"]?helm\b/m.test(text);
}

/** Renovate looks at charts by itself, unless it is told which managers to use. */
function renovateCovers(text: string): boolean {
  const managers = text.match(/enabledManagers['"]?\s*:\s*\[([^\]]*)\]/)?.[1];
  return managers === undefined || /helm|regex|custom/i.test(managers);
}
