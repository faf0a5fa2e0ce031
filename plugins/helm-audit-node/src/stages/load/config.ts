import path from 'node:path';
import { z } from 'zod';
import { QuestionId } from '@helm-audit/plugin-helm-audit-common';
import { AuditFailure, messageOf } from '../../errors';
import { isDay } from '../../day';
import { isMap, JsonMap } from '../../json';
import { mergeValues } from '../../values';
import { parseYaml } from '../../yaml';
import { childOf, OutlineNode, outlineYaml } from '../../yamlOutline';
import { readInside } from './readInside';
import { AuditConfig, BaselineEntry, FileTree, Scenario } from './types';

/** Name of the file, beside Chart.yaml or at the root of the repository. */
export const CONFIG_FILE = '.helm-audit.yaml';

/** What `.helm-audit.yaml` says when there is none. */
export const NO_CONFIG: AuditConfig = {
  scenarios: [],
  waivers: [],
  answers: {},
};

/** Where the file and what it names may lie. */
export interface ConfigPlace {
  /** Files of the chart. */
  files: FileTree;
  /** Absolute folders; absent for archives. */
  directory?: string;
  repositoryRoot?: string;
  /** Whether the baseline is to be left aside, as when it is written anew. */
  withoutBaseline?: boolean;
}

/** Questions that the file may answer; the owner is named in the catalog. */
const ANSWERABLE = [
  'failure-tolerance',
  'monitoring',
  'capacity',
  'chaos',
  'open-source',
] as const satisfies readonly QuestionId[];

const text = z.string().trim().min(1);
const pair = z
  .string()
  .regex(/^[^=]+=/, 'must be a key, an equals sign and a value');
/** Paths of files, and maps that are values themselves. */
const scenarioValues = z.union([
  z.array(z.union([text, z.record(z.unknown())])),
  z.record(z.unknown()).transform(values => [values]),
]);
const schema = z
  .object({
    scenarios: z
      .record(
        z
          .object({
            values: scenarioValues
              .default([])
              .refine(areFilesFirst, 'must name files before values'),
            set: z.array(pair).optional(),
          })
          .strict(),
      )
      .optional(),
    waivers: z
      .array(
        z
          .object({
            rule: text,
            reason: z.string().trim().default(''),
            expires: z
              .string()
              .refine(isDay, 'must be a day such as 2027-01-31')
              .optional(),
            resource: text.optional(),
            container: text.optional(),
            fingerprint: text.optional(),
          })
          .strict(),
      )
      .optional(),
    baseline: text.optional(),
    tier: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    answers: z.record(z.enum(ANSWERABLE), text).optional(),
    rules: z.record(z.record(z.unknown())).optional(),
  })
  .strict();

const baselineSchema = z.object({
  findings: z.array(
    z.object({ fingerprint: text, rule: text, message: z.string() }),
  ),
});

type ConfigFile = z.infer<typeof schema>;

/**
 * Reads `.helm-audit.yaml` from the chart's folder and from the root of its repository. Of a
 * key that both have, the chart's counts.
 *
 * @throws AuditFailure `bad-config`
 */
export async function loadConfig(place: ConfigPlace): Promise<AuditConfig> {
  const { files, directory, repositoryRoot } = place;
  const own = files.get(CONFIG_FILE)?.toString('utf8');
  const shared =
    repositoryRoot && repositoryRoot !== directory
      ? await readInside(repositoryRoot, path.join(repositoryRoot, CONFIG_FILE))
      : undefined;
  const [chart, repository] = [own, shared].map(content =>
    content === undefined ? {} : parseConfig(content),
  );
  const baseline = chart.baseline ?? repository.baseline;
  const folder = chart.baseline ? directory : repositoryRoot;
  return {
    scenarios: scenariosOf(chart.scenarios ?? repository.scenarios),
    waivers: (chart.waivers ?? repository.waivers ?? []).map(
      (waiver, index) => ({
        ...waiver,
        source: CONFIG_FILE,
        index,
        isShared: !chart.waivers,
      }),
    ),
    tier: chart.tier ?? repository.tier,
    answers: { ...repository.answers, ...chart.answers },
    rules: [repository.rules, chart.rules].filter(rules => rules !== undefined),
    ...(baseline &&
      !place.withoutBaseline && {
        baseline: {
          file: baseline,
          isShared: !chart.baseline,
          entries: await readBaseline(baseline, folder, place),
        },
      }),
  };
}

/** Parses the file and says where it is wrong. */
export function parseConfig(content: string): ConfigFile {
  let config: unknown;
  try {
    config = parseYaml(content) ?? {};
  } catch (error) {
    throw badConfig(`is no YAML: ${messageOf(error).split('\n')[0]}`);
  }
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [extra] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const at = extra === undefined ? issue.path : [...issue.path, extra];
  const line = lineOf(outlineYaml(content), at);
  const key = at.length > 0 ? `\`${at.join('.')}\`` : 'the whole file';
  const problem =
    extra === undefined ? `${key}: ${issue.message}` : `${key} means nothing`;
  throw badConfig(`${line ? `line ${line}: ` : ''}${problem}`);
}

function scenariosOf(configured: ConfigFile['scenarios']): Scenario[] {
  return Object.entries(configured ?? {}).map(([name, { values, set }]) => {
    const maps = values.flatMap(value => (isMap(value) ? [value] : []));
    return {
      name,
      valuesFiles: values.flatMap(value =>
        typeof value === 'string' ? [value] : [],
      ),
      ...(maps.length > 0 && { values: maps.reduce<JsonMap>(mergeValues, {}) }),
      ...(set && { set }),
      source: CONFIG_FILE,
    };
  });
}

/** Values in place count over files, as with `helm --set`, so they stand behind them. */
function areFilesFirst(values: Array<string | JsonMap>): boolean {
  const firstMap = values.findIndex(isMap);
  return firstMap < 0 || values.slice(firstMap).every(value => isMap(value));
}

async function readBaseline(
  file: string,
  folder: string | undefined,
  { files, repositoryRoot }: ConfigPlace,
): Promise<BaselineEntry[]> {
  const content = folder
    ? await readInside(repositoryRoot ?? folder, path.resolve(folder, file))
    : files.get(path.posix.normalize(file))?.toString('utf8');
  if (content === undefined) {
    throw badConfig(
      `\`baseline\` names ${file}, which is not in the repository`,
      'Write it with `helm-audit baseline <chart> --output FILE`, or remove the key.',
    );
  }
  try {
    return baselineSchema.parse(JSON.parse(content)).findings;
  } catch {
    throw badConfig(
      `\`baseline\` names ${file}, which is no baseline`,
      'Write it anew with `helm-audit baseline <chart> --output FILE`.',
    );
  }
}

/** Line of the deepest node that the path leads to. */
function lineOf(
  root: OutlineNode | undefined,
  at: ReadonlyArray<string | number>,
): number | undefined {
  let node = root;
  let line: number | undefined;
  for (const key of at) {
    const next = node && childOf(node, key);
    if (!next) break;
    ({ line, node } = next);
  }
  return line;
}

function badConfig(
  problem: string,
  fix = `Correct ${CONFIG_FILE}; its keys are scenarios, waivers, baseline, tier, answers and rules.`,
): AuditFailure {
  return new AuditFailure('bad-config', `${CONFIG_FILE}: ${problem}.`, fix);
}
