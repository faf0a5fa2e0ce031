import { promises as fs } from 'node:fs';
import path from 'node:path';
import { RepositoryFact } from '../stages/gather/types';

/** Bounds on what is read of a repository. */
const MAX_FILES = 20_000;
const MAX_TEXT_BYTES = 256 * 1024;
const MAX_TOTAL_BYTES = 16 * 1024 * 1024;

/** Repositories that are remembered; charts of one mostly come one after the other. */
const MAX_SHARED = 16;

const SKIPPED = new Set(['.git', 'node_modules', 'vendor', 'target', '.yarn']);

/** Files whose text is evidence: CI, ownership, policies, docs, tests and manifests. */
const EVIDENCE = [
  /(^|\/)\.github\/.*\.(ya?ml|md|json5?)$/,
  /(^|\/)\.github\/CODEOWNERS$/,
  /(^|\/)\.(gitlab|circleci|gitea|forgejo|azure-pipelines|azuredevops|pipelines|buildkite|tekton|woodpecker|semaphore|harness)\//,
  /(^|\/)(\.?gitlab-ci|\.?azure-pipelines[^/]*|\.drone|\.travis|\.cirrus|\.prow|\.woodpecker)\.ya?ml$/,
  /(^|\/)(bitbucket-pipelines|cloudbuild|buildspec|skaffold|werf|cr|ct|chart-testing|\.pre-commit-config|Taskfile)\.ya?ml$/,
  /(^|\/)(\.?ci|hack|scripts?)\/.*\.(sh|bash|mjs|py)$/,
  /(^|\/)(e2e|tests?)\/[^/]*\.(sh|bash|bats)$/,
  /(^|\/)(Jenkinsfile[^/]*|Makefile|justfile|CODEOWNERS|OWNERS)$/,
  /(^|\/)(renovate\.json5?|\.renovaterc(\.json)?|catalog-info\.yaml|\.helm-audit\.yaml)$/,
  /(^|\/)\.gitignore$/,
  /(^|\/)[A-Z][A-Z_-]+(\.(md|txt|rst|adoc))?$/,
  /(^|\/)(docs?|runbooks?|adr|postmortems?)\/.*\.(md|rst|adoc|ya?ml)$/i,
  /(^|\/)(chaos|litmus|experiments?|load-?tests?|perf(ormance)?|k6|slos?|alerts?|monitoring|dashboards?|e2e|tests?)\/.*\.(ya?ml|json|js|ts|py|md)$/i,
  /(^|\/)(clusters?|argocd?|apps|flux|deploy(ments?)?|environments?|gitops)\/.*\.ya?ml$/i,
  /(^|\/)(argo(-?cd)?|helm-?releases?|infra(structure)?)\/.*\.ya?ml$/i,
  /(^|\/)[^/]*(application-?set|helm-?release)[^/]*\.ya?ml$/i,
  /(^|\/)(chaos|fis|litmus|experiments?|resilience)\/.*\.tf$/,
  /(^|\/)[^/]*(chaos|[-_]fis|fis[-_])[^/]*\.(tf|json|ya?ml)$/,
  /(^|\/)[^/]*(runbook|playbook|game-?day|failure-?mode)[^/]*\.(md|rst|adoc)$/i,
  /(^|\/)(game-?days?|playbooks?|operations|resilience|incidents?)\/.*\.(md|rst|adoc)$/i,
  /(^|\/)(deploy|release|publish|rollout)[^/]*\.(sh|bash|py|mjs)$/,
  /(^|\/)(locustfile\.py|artillery\.ya?ml)$/,
  /\.jmx$/,
];

/**
 * Lists repositories and reads the files that are evidence. Symbolic links are not followed.
 */
export class RepositoryReader {
  readonly #shared: Map<string, Promise<RepositoryFact>> | undefined;

  /**
   * @param shareReads - remember the roots read last, for many charts of few repositories in
   *   one run
   */
  constructor(shareReads: boolean) {
    this.#shared = shareReads ? new Map() : undefined;
  }

  /** @param root - absolute folder */
  read(root: string): Promise<RepositoryFact> {
    if (!this.#shared) return readRepository(root);
    const reading = this.#shared.get(root) ?? readRepository(root);
    // What was asked for last stands last, so that the first is the one to forget.
    this.#shared.delete(root);
    this.#shared.set(root, reading);
    const [oldest] = this.#shared.keys();
    if (this.#shared.size > MAX_SHARED) this.#shared.delete(oldest);
    return reading;
  }
}

async function readRepository(root: string): Promise<RepositoryFact> {
  const listed = await listFiles(root);
  const { paths } = listed;
  let { truncated } = listed;
  const files: Record<string, string> = {};
  let total = 0;
  for (const file of paths) {
    if (!EVIDENCE.some(pattern => pattern.test(file))) continue;
    const absolute = path.join(root, file);
    const { size } = await fs.stat(absolute);
    if (size > MAX_TEXT_BYTES) continue;
    if (total + size > MAX_TOTAL_BYTES) {
      truncated = true;
      break;
    }
    total += size;
    files[file] = await fs.readFile(absolute, 'utf8');
  }
  return { paths, files, truncated };
}

async function listFiles(root: string) {
  const paths: string[] = [];
  const pending = [''];
  while (pending.length > 0 && paths.length < MAX_FILES) {
    const folder = pending.shift() ?? '';
    const entries = await fs.readdir(path.join(root, folder), {
      withFileTypes: true,
    });
    for (const entry of entries) {
      const relative = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) {
        pending.push(relative);
      } else if (entry.isFile()) {
        paths.push(relative);
      }
    }
  }
  return { paths: paths.sort(), truncated: pending.length > 0 };
}
