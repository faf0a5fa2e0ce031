import { stringAt } from '../json';
import { RepositoryFact } from '../stages/gather/types';
import { oncePerFact } from './oncePerFact';
import { readWorkflows } from './workflows';

/** A script that a workflow fetches and runs in one go. */
export interface FetchedScript {
  file: string;
  url: string;
}

const SHELL = String.raw`(?:sudo\s+(?:-\w+\s+)*)?(?:/\S{1,40}/)?(?:ba|z|da|k)?sh\b`;
const URL = String.raw`(https?://[^\s|;&'")]+)`;

/** `curl https://… | bash` */
const PIPED = new RegExp(
  String.raw`\b(?:curl|wget)\b[^|;&]*?${URL}(?:[\s'")][^|;&]*)?\|\s*${SHELL}`,
  'g',
);

/** `bash <(curl https://…)`, `sh -c "$(curl https://…)"` and `eval "$(wget https://…)"` */
const SUBSTITUTED = new RegExp(
  String.raw`(?:\beval|\bsource|${SHELL})\s+(?:-\w+\s+)*(?:<\(|"?\$\()\s*(?:curl|wget)\b[^)]*?${URL}`,
  'g',
);

const COMMIT = /[0-9a-f]{40}/i;
const OWN_MACHINE = /^https?:\/\/(localhost|127\.)/;
const LONGEST_LINE = 2000;

/**
 * Scripts that the steps of workflows pipe into a shell. An address that names a commit is
 * left out, because what lies there cannot change.
 */
export const findFetchedScripts = oncePerFact(
  (repository: RepositoryFact): FetchedScript[] =>
    readWorkflows(repository).flatMap(({ file, jobs }) =>
      jobs
        .flatMap(({ steps }) => steps)
        .flatMap(step => urlsIn(stringAt(step, 'run') ?? ''))
        .map(url => ({ file, url })),
    ),
);

function urlsIn(script: string): string[] {
  return script
    .replace(/\\\r?\n/g, ' ')
    .split('\n')
    .filter(line => line.length <= LONGEST_LINE)
    .filter(line => !/^\s*(#|echo\b|printf\b)/.test(line))
    .flatMap(line => [...line.matchAll(PIPED), ...line.matchAll(SUBSTITUTED)])
    .map(([, url]) => url)
    .filter(url => !COMMIT.test(url) && !OWN_MACHINE.test(url));
}
