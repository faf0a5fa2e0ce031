import { FindingLocation } from '@helm-audit/plugin-helm-audit-common';
import { OutlineNode, outlineYaml } from '../../yamlOutline';
import { TemplateLibrary } from '../../template/templateLibrary';
import { ChartTemplates } from '../../template/origins/chartTemplates';
import { chartTreeOf, coalesceValues, fileOfSource } from '../../chartTree';
import { JsonMap, Path } from '../../json';
import { FileTree } from '../load/types';
import { Resource } from '../gather/types';
import { Trace } from './trace';
import { Located } from './types';

/**
 * Files that findings are located in; each is decoded, split and parsed but once, and each
 * field is looked for but once.
 */
export class Sources {
  readonly templates: ChartTemplates;
  readonly #paths = new Map<string, string>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #lines = new Map<string, string[] | undefined>();
  readonly #outlines = new Map<string, OutlineNode | undefined>();
  readonly #fields = new WeakMap<Resource, Map<string, Located | undefined>>();

  /**
   * @param files - files of the chart, subcharts included, or of the manifests
   * @param isChart - whether the files are templates, and not manifests as they are
   * @param repositoryFiles - text of repository files by path
   * @param trace - leads from rendered fields to template lines
   * @param values - values that the chart was rendered with
   */
  constructor(
    private readonly files: FileTree,
    readonly isChart: boolean,
    private readonly repositoryFiles: Readonly<Record<string, string>>,
    readonly trace?: Trace,
    values: JsonMap = {},
  ) {
    this.templates = new ChartTemplates(
      TemplateLibrary.of(files),
      isChart ? coalesceValues(chartTreeOf(files), values) : values,
    );
  }

  /** Path of the template that a rendered document names as its source. */
  fileOf(source: string): string {
    if (!this.isChart) return source;
    return remember(this.#paths, source, () =>
      fileOfSource(this.files, chartTreeOf(this.files), source),
    );
  }

  /** Whether the chart has no such file, but the repository around it does. */
  isAround(file: string): boolean {
    return !this.files.has(file) && Object.hasOwn(this.repositoryFiles, file);
  }

  /** Text of a file, if there is one. */
  text(root: FindingLocation['root'], file: string): string | undefined {
    if (root === 'repository') return this.repositoryFiles[file];
    return remember(this.#texts, file, () =>
      this.files.get(file)?.toString('utf8'),
    );
  }

  /** Lines of a file, without line breaks. */
  lines(root: FindingLocation['root'], file: string): string[] | undefined {
    return remember(this.#lines, `${root} ${file}`, () =>
      this.text(root, file)?.split(/\r?\n/),
    );
  }

  /** The lines that fields of a YAML document stand on; documents count from 0. */
  outline(
    root: FindingLocation['root'],
    file: string,
    document: number,
  ): OutlineNode | undefined {
    return remember(this.#outlines, `${root} ${file} ${document}`, () =>
      outlineYaml(this.text(root, file) ?? '', document),
    );
  }

  /** Where a field of a resource is written, as `find` says when it is first asked for. */
  field(
    resource: Resource,
    path: Path,
    find: () => Located | undefined,
  ): Located | undefined {
    const known = this.#fields.get(resource) ?? new Map();
    this.#fields.set(resource, known);
    return remember(known, JSON.stringify(path), find);
  }
}

/** The value that is known by the key; reads it when it is first asked for. */
function remember<T>(known: Map<string, T>, key: string, read: () => T): T {
  if (!known.has(key)) known.set(key, read());
  return known.get(key) as T;
}
