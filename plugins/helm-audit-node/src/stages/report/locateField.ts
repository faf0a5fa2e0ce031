import { formatPath, Path, valueAt } from '../../json';
import {
  ControllingValue,
  KeyView,
  viewKey,
} from '../../template/origins/fieldOrigin';
import { Resource } from '../gather/types';
import { locateInTemplate, TemplateStep } from './locateInTemplate';
import { Sources } from './sources';
import { TracedLine } from './trace';
import { Located } from './types';

/** How many named templates are entered in search of an absent field. */
const MAX_CALLS = 4;

/** A key of a template on the way to a field, and how it was come by. */
interface WayStep extends TemplateStep {
  way: TracedLine[];
}

interface FoundValue {
  step: WayStep;
  value?: ControllingValue;
}

/** What renames all objects of a chart mends nothing that is wrong with one of them. */
function isNameOverride({ path }: ControllingValue): boolean {
  return /^(full)?name-?override$/i.test(String(path.at(-1)));
}

class FieldSearch {
  readonly #whole: Path;
  readonly #views = new Map<WayStep, KeyView | undefined>();

  constructor(
    private readonly resource: Resource,
    private readonly path: Path,
    private readonly sources: Sources,
  ) {
    this.#whole = [...resource.pathInDocument, ...path];
  }

  /** The keys on the way to the field that the templates show. */
  steps(): WayStep[] {
    const { source, document, kind } = this.resource;
    const traced = this.sources.trace?.find(source, document, this.#whole);
    const file = traced?.file ?? this.sources.fileOf(source);
    const way = traced?.way ?? [{ file, line: 1, keys: [] }];
    return this.#enterCallees(this.#follow(way, kind, traced?.depth));
  }

  /** The value that controls the field, and the key below which it is printed. */
  withValue(steps: WayStep[]): FoundValue | undefined {
    if (this.#isKind()) return undefined;
    const step = steps.at(-1)!;
    const view = this.#view(step);
    const isExact = step.depth === this.#whole.length;
    const guard = isExact ? view?.guard : undefined;
    if (view?.isRendered !== false) {
      return { step, value: view?.printed ?? guard };
    }
    // What is not there belongs where something is rendered, if that takes it.
    return view.printed
      ? { step, value: guard ?? view.printed }
      : this.#renderedAbove(steps) ?? { step, value: guard };
  }

  /** The nearest key above that is rendered, if it prints a value that may hold the field. */
  #renderedAbove(steps: WayStep[]): FoundValue | undefined {
    for (const step of steps.slice(0, -1).reverse()) {
      const view = this.#view(step);
      if (view?.isRendered === false) continue;
      return view?.printed && { step, value: view.printed };
    }
    return undefined;
  }

  located({ way, line, depth }: WayStep, found?: ControllingValue): Located {
    const { file } = way.at(-1)!;
    const value = found && !isNameOverride(found) ? found : undefined;
    const precision = depth === this.#whole.length ? 'exact' : 'parent';
    return {
      location: { root: 'chart', file, line, precision },
      ...(value && {
        valuesKey: formatPath(value.path),
        valuesPath: value.path,
        passedAs: value.passedAs,
      }),
    };
  }

  #isKind(): boolean {
    return this.path.length === 1 && this.path[0] === 'kind';
  }

  #follow(way: TracedLine[], kind: string, depth?: number): WayStep[] {
    const { file, line } = way.at(-1)!;
    const lines = this.sources.lines('chart', file) ?? [''];
    const known = depth === undefined ? undefined : { line, depth };
    const position = locateInTemplate(lines, kind, this.#whole, known);
    return (position?.steps ?? []).map(step => ({
      ...step,
      way: [...way.slice(0, -1), { ...way.at(-1)!, line: step.line }],
    }));
  }

  /** Goes on into named templates that print the next key of an absent field. */
  #enterCallees(steps: WayStep[], calls = 0): WayStep[] {
    const last = steps.at(-1);
    if (!last || last.depth === this.#whole.length || calls === MAX_CALLS) {
      return steps;
    }
    const key = this.#whole[last.depth];
    const { callees = [] } = this.#view(last) ?? {};
    for (const { template, line } of callees) {
      const { file, firstLine, lastLine } = template;
      const lines = this.sources.lines('chart', file) ?? [];
      const body = lines.slice(firstLine - 1, lastLine);
      const index = body.findIndex(text => isKey(text, key));
      if (index < 0) continue;
      const way = [
        ...last.way.slice(0, -1),
        { ...last.way.at(-1)!, line },
        { file, line: firstLine + index, keys: [] },
      ];
      const further = this.#follow(way, '', last.depth + 1);
      return [...steps, ...this.#enterCallees(further, calls + 1)];
    }
    return steps;
  }

  #view(step: WayStep): KeyView | undefined {
    if (!this.#views.has(step)) this.#views.set(step, this.#look(step));
    return this.#views.get(step);
  }

  #look({ way, depth, indent }: WayStep): KeyView | undefined {
    const rest = this.#whole.slice(depth);
    const known = this.path.slice(0, this.path.length - rest.length);
    return viewKey(
      {
        chart: chartOf(this.resource.source),
        way,
        indent,
        isItem: typeof this.#whole[depth - 1] === 'number',
        field: { block: valueAt(this.resource.body, ...known), rest },
      },
      this.sources.templates,
    );
  }
}

/**
 * Finds the template line of a rendered field, or where an absent one belongs, and the values
 * key that controls it.
 *
 * @param path - from the resource's root; not empty
 * @returns undefined where the template does not even show the path's first key
 */
export function locateField(
  resource: Resource,
  path: Path,
  sources: Sources,
): Located | undefined {
  return sources.field(resource, path, () =>
    findField(new FieldSearch(resource, path, sources)),
  );
}

function findField(search: FieldSearch): Located | undefined {
  const steps = search.steps();
  const last = steps.at(-1);
  if (!last) return undefined;
  const found = search.withValue(steps) ?? { step: last };
  return search.located(found.step, found.value);
}

/** Keys below which the values of the chart lie that a document comes from. */
function chartOf(source: string): Path {
  if (!source.startsWith('charts/')) return [];
  return [...source.matchAll(/charts\/([^/]+)\/(?=charts\/|templates\/)/g)].map(
    ([, key]) => key,
  );
}

function isKey(line: string, key: string | number): boolean {
  const [, name] = /^\s*["']?([\w./-]+)["']?:(?:\s|$)/.exec(line) ?? [];
  return name !== undefined && name === String(key);
}
