import { RepositoryFact } from '../stages/gather/types';
import { isMap, JsonMap, listAt, mapAt, stringAt, valueAt } from '../json';
import { parseYaml } from '../yaml';
import { imageDefect } from './containerImage';
import { parseImage } from './image';
import { oncePerFact } from './oncePerFact';
import { readWorkflows } from './workflows';

/** An action or reusable workflow that a pipeline runs. */
export interface ActionUse {
  file: string;
  /** As written, such as `azure/setup-helm@v4`. */
  reference: string;
  /** Account that publishes it; '' for images. */
  owner: string;
  /** Whether a commit or an image digest is named, which can't be moved. */
  isPinned: boolean;
  /** Whether a branch by a common name is followed. */
  isBranch: boolean;
}

const WORKFLOW = /^\.(github|gitea|forgejo)\/(workflows|actions)\/.*\.ya?ml$/;
const USES = /^\s*(?:-\s+)?uses:\s*['"]?([^'"\s#]+)/gm;
const COMMIT = /@([0-9a-f]{40}|[0-9a-f]{64})$/i;
const DIGEST = /@sha256:[0-9a-f]{64}$/i;
const BRANCH = /@(main|master|develop|trunk|HEAD)$/;

/**
 * Actions that the repository's workflows and composite actions run, and images without a
 * version that their jobs run in or beside. Those that lie in the
 * repository itself are left out, whether they go by path (`./…`) or by its name
 * (`owner/name/.github/actions/setup@main`).
 */
export const findActions = oncePerFact(
  (repository: RepositoryFact): ActionUse[] => [
    ...usedActions(repository),
    ...unversionedImages(repository),
  ],
);

function usedActions({ files, paths }: RepositoryFact): ActionUse[] {
  return Object.keys(files)
    .filter(file => WORKFLOW.test(file))
    .flatMap(file =>
      usesOf(files[file])
        .filter(reference => !liesIn(paths, reference))
        .map(reference => toUse(file, reference)),
    );
}

/** What a workflow or composite action uses; of what is neither, all lines that say so. */
function usesOf(text: string): string[] {
  const body = tryParse(text);
  const isEither = isMap(body) && (isMap(body.jobs) || isMap(body.runs));
  if (!isEither) return [...text.matchAll(USES)].map(([, use]) => use);
  const users = [...Object.values(mapAt(body, 'jobs')), body.runs];
  return users
    .flatMap(user => [user, ...listAt(user, 'steps')])
    .map(user => stringAt(user, 'uses')?.trim())
    .filter((use): use is string => Boolean(use));
}

function tryParse(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}

/** Images of jobs and of the services beside them; of other expressions nothing is known. */
function unversionedImages(repository: RepositoryFact): ActionUse[] {
  return readWorkflows(repository).flatMap(({ file, jobs }) =>
    jobs
      .flatMap(({ body }) => imagesOf(body))
      .filter(reference => {
        const image = /[{}$]/.test(reference)
          ? undefined
          : parseImage(reference);
        const defect = image && imageDefect(image);
        return defect === 'untagged' || defect === 'moving';
      })
      .map(reference => ({
        file,
        reference,
        owner: '',
        isPinned: false,
        isBranch: true,
      })),
  );
}

function imagesOf(job: JsonMap): string[] {
  const services = valueAt(job, 'services');
  return [job.container, ...Object.values(isMap(services) ? services : {})]
    .map(container =>
      typeof container === 'string' ? container : stringAt(container, 'image'),
    )
    .filter((image): image is string => Boolean(image))
    .flatMap(image => {
      const key = /^\$\{\{\s*matrix\.(\w+)\s*\}\}$/.exec(image)?.[1];
      return key ? matrixValues(job, key) : [image];
    });
}

/** What a key of a job's matrix may be, by its list and by what is included. */
function matrixValues(job: JsonMap, key: string): string[] {
  const matrix = ['strategy', 'matrix'];
  return [
    ...listAt(job, ...matrix, key),
    ...listAt(job, ...matrix, 'include').map(entry => valueAt(entry, key)),
  ].filter((value): value is string => typeof value === 'string');
}

function liesIn(paths: string[], reference: string): boolean {
  if (reference.startsWith('.')) return true;
  const folder = reference.match(
    /^[^/]+\/[^/]+\/(\.github\/actions\/[^@]+)@/,
  )?.[1];
  return Boolean(folder) && paths.some(path => path.startsWith(`${folder}/`));
}

function toUse(file: string, reference: string): ActionUse {
  const isImage = reference.startsWith('docker://');
  return {
    file,
    reference,
    owner: isImage ? '' : actionOwner(reference),
    isPinned: (isImage ? DIGEST : COMMIT).test(reference),
    isBranch: !isImage && BRANCH.test(reference),
  };
}

/** Gitea and Forgejo take whole addresses too: `https://code.example.com/owner/name@v1`. */
function actionOwner(reference: string): string {
  return reference.replace(/^https?:\/\/[^/]+\//, '').split('/')[0];
}
