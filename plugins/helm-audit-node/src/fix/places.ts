import { Path } from '../json';
import { RawFinding } from '../stages/evaluate/types';
import { Resource } from '../stages/gather/types';
import { LoadedChart } from '../stages/load/types';
import { locate } from '../stages/report/locate';
import { locateInTemplate } from '../stages/report/locateInTemplate';
import { Sources } from '../stages/report/sources';
import { Located } from '../stages/report/types';

/** A line of a template that writes a field. */
export interface Place {
  file: string;
  /** Counted from 1. */
  line: number;
  /** Lines of the file. */
  lines: string[];
}

/** Finds where the fields of a finding's object are written. */
export class Places {
  constructor(
    private readonly finding: RawFinding,
    readonly sources: Sources,
    /** Whether the code of a file is the chart's own to change. */
    readonly isOwn: (file: string) => boolean,
  ) {}

  /** As a finding about that field would be located. */
  locate(resource: Resource, path: Path): Located {
    const violation = {
      ...this.finding.violation,
      resource,
      path,
      file: undefined,
      text: undefined,
    };
    return locate({ ...this.finding, violation }, this.sources);
  }

  /** The line of the chart's own templates that writes exactly this field. */
  find(resource: Resource, path: Path): Place | undefined {
    const { location } = this.locate(resource, path);
    const { root, file, line, precision } = location;
    if (precision !== 'exact' || line === undefined || root !== 'chart') {
      return undefined;
    }
    const lines = this.sources.lines('chart', file);
    if (!lines || !this.isOwn(file)) return undefined;
    // These are not traced, and many may stand in one file.
    const own =
      resource.kind === 'CustomResourceDefinition'
        ? lineInDocument(lines, resource, path)
        : line;
    return own === undefined ? undefined : { file, line: own, lines };
  }
}

/** The line of a field in the document that is named as the object. */
function lineInDocument(
  lines: string[],
  { kind, name }: Resource,
  path: Path,
): number | undefined {
  const isBreak = (text: string) => /^---(\s|$)/.test(text);
  const named = lines.findIndex(
    text => text.trim().replace(/["']/g, '') === `name: ${name}`,
  );
  if (named < 0) return undefined;
  const from = lines.slice(0, named).findLastIndex(isBreak) + 1;
  const length = lines.slice(named).findIndex(isBreak);
  const to = length < 0 ? lines.length : named + length;
  const position = locateInTemplate(lines.slice(from, to), kind, path);
  return position?.precision === 'exact' ? from + position.line : undefined;
}

/**
 * Whether a file belongs to the chart or to a subchart that is kept with it. What was packed,
 * comes from a repository of charts or lies deeper is somebody else's.
 */
export function isOwnFile(
  file: string,
  { archives, dependencies }: Pick<LoadedChart, 'archives' | 'dependencies'>,
): boolean {
  const [, folder, rest] = /^(charts\/[^/]+)\/(.*)$/.exec(file) ?? [];
  if (!folder) return true;
  const isForeign =
    rest.startsWith('charts/') ||
    archives.some(archive => archive.folder === folder);
  const dependency = dependencies.find(
    ({ name, path }) => path === folder || folder === `charts/${name}`,
  );
  const isKept = dependency
    ? dependency.source === 'vendored' && !dependency.repository
    : true;
  return !isForeign && isKept;
}
