import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { Answers } from '../stages/load/types';
import {
  AuditContext,
  ChartFact,
  EntityFact,
  RepositoryFact,
  TemplateFact,
} from '../stages/gather/types';
import { JsonMap, isMap } from '../json';
import { parseYaml, splitDocuments } from '../yaml';
import type { FactMap } from '.';
import { oncePerFact } from './oncePerFact';
import { isOwnFile } from './ownFiles';
import { scopeToChart } from './repositoryScope';

/**
 * What lies around the rendered objects, as far as it is known. Rules that can do without a
 * part of it ask here instead of requiring the fact.
 */
export interface Surroundings {
  tier: Tier;
  chart?: ChartFact;
  templates?: TemplateFact[];
  /** What of the repository may be about this chart. */
  repository?: RepositoryFact;
  entity?: EntityFact;
  /** What people answered to questions that the audit can't answer by itself. */
  answers?: Answers;
}

/** Gathers what is known of chart, repository and catalog. */
export function deriveSurroundings(
  { tier, answers }: AuditContext,
  { chart, templates, repository, entity }: Partial<FactMap>,
): Surroundings {
  return {
    tier,
    answers,
    chart: chart && withoutOwnFiles(chart),
    templates,
    entity,
    repository:
      repository &&
      withoutOwnFiles(scopeToChart(repository, chart?.pathInRepository ?? '.')),
  };
}

/** The same without the texts that this tool writes or is told by. */
function withoutOwnFiles<T extends { files: Record<string, string> }>(
  fact: T,
): T {
  const others = Object.entries(fact.files).filter(
    ([path, text]) => !isOwnFile(path, text),
  );
  return others.length === Object.keys(fact.files).length
    ? fact
    : { ...fact, files: Object.fromEntries(others) };
}

/** Marks of Helm templates; alerts and SLOs have braces of their own. */
const HELM_TEMPLATE = /\{\{-|\{\{[^{}]*(\.Values\b|\.Release\b|\binclude\b)/;

/** An object in a YAML file of the repository. */
export interface RepositoryObject {
  file: string;
  body: JsonMap;
}

/**
 * Objects in the YAML files of the repository that stand outside the audited chart and whose
 * text holds what is looked for. Templates and files that are no YAML are passed over.
 */
export function repositoryObjects(
  { repository, chart }: Surroundings,
  mark: RegExp,
): RepositoryObject[] {
  const isOwn = (file: string) => chart && isInChart(chart, file);
  return Object.entries(repository?.files ?? {})
    .filter(
      ([file, text]) =>
        /\.ya?ml$/.test(file) &&
        !isOwn(file) &&
        mark.test(text) &&
        !HELM_TEMPLATE.test(text),
    )
    .flatMap(([file, text]) =>
      splitDocuments(text).flatMap(document => {
        const body = parseOrUndefined(document);
        return isMap(body) ? [{ file, body }] : [];
      }),
    );
}

/** A chart at the root owns only the folders that Helm reads. */
function isInChart({ pathInRepository }: ChartFact, file: string): boolean {
  return pathInRepository === '.'
    ? /^(templates|charts|crds)\//.test(file)
    : file.startsWith(`${pathInRepository}/`);
}

/** Parses YAML that may be none. */
export function parseOrUndefined(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}

/**
 * Files of the chart and, where it is known, of the repository around it, by path. An answer
 * counts as a document that bears the question's name.
 */
export const evidenceFiles = oncePerFact(
  ({
    chart,
    repository,
    answers = {},
  }: Surroundings): Record<string, string> => ({
    ...chart?.files,
    ...repository?.files,
    ...Object.fromEntries(
      Object.entries(answers).map(([question, answer]) => [
        `answers/${question}.md`,
        answer,
      ]),
    ),
  }),
);

/** Paths of the files of the chart and of the repository. */
export function evidencePaths({ chart, repository }: Surroundings): string[] {
  return [...(chart?.paths ?? []), ...(repository?.paths ?? [])];
}
