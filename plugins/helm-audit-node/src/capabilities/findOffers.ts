import {
  ChartNode,
  chartTreeOf,
  coalesceValues,
  listCharts,
  ownerOf,
} from '../chartTree';
import { JsonMap, valueAt } from '../json';
import { FileTree } from '../stages/load/types';
import { Budget } from './budget';
import { Cluster } from './cluster';
import { findPartSwitches } from './components';
import { Examples } from './examples';
import { isTrue } from './functions';
import { Interpreter } from './interpreter';
import { findKinds } from './kindSearch';
import { isAboutDashboards, kindsIn } from './kinds';
import { plansFor } from './plans';
import { Proposal, propose } from './proposals';
import { Solver } from './solver';
import { TemplateLibrary } from '../template/templateLibrary';
import { accessAll, truthy } from './terms';
import { Goal, Offer, Place, Term } from './types';

/** What a chart is, and what it was rendered to. */
export interface OffersInput {
  files: FileTree;
  /** Values that the chart was rendered with, its defaults included. */
  values: JsonMap;
  cluster: Cluster;
  rendered: ReadonlyArray<{ kind: string; source: string }>;
}

/** What a chart offers, and what is known of its values. */
export interface Offers {
  offers: Offer[];
  /** A value that may do at a place in the audited chart's values, where none is. */
  valueFor(path: readonly string[]): Proposal | undefined;
}

/**
 * Finds objects that a chart's templates hold and a render lacks, with values under which they
 * would appear.
 *
 * @throws when the templates ask for more work than is done for one chart
 */
export function findOffers(input: OffersInput, budget = new Budget()): Offers {
  const { files, cluster, rendered } = input;
  const library = TemplateLibrary.of(files);
  const tree = chartTreeOf(files);
  const values = coalesceValues(tree, input.values);
  const interpreter = new Interpreter(library, files, cluster, values, budget);
  const examples = new Examples(files);
  const solver = new Solver(interpreter, examples);
  const present = new Set(
    rendered.map(({ kind, source }) => `${kind} ${source}`),
  );
  const isWorthALook = [...library.texts].some(
    ([file, text]) => kindsIn(text).length > 0 || isAboutDashboards(file, text),
  );
  const offers = isWorthALook
    ? listCharts(tree).flatMap(chart => offersOf(chart, interpreter, present))
    : [];
  const planned = offers.map(({ places, ...offer }) => ({
    ...offer,
    plans: plansFor(places, solver, interpreter),
  }));
  // What was left out can't be told from what is not there.
  if (budget.isSpent) {
    throw new Error('they include each other too often');
  }
  return {
    offers: planned,
    valueFor: path => {
      const { chart, own } = ownerOf(tree, path);
      const current = valueAt(values, ...path);
      if (isTrue(current)) return undefined;
      const place = { chart, path: own, current };
      return propose(place, { type: 'truthy' }, examples)[0];
    },
  };
}

/** What an installed chart's templates can write and don't; one that is off offers nothing. */
function offersOf(
  chart: ChartNode,
  interpreter: Interpreter,
  present: ReadonlySet<string>,
): Array<Omit<Offer, 'plans'> & { places: Place[] }> {
  const install = installGoals(chart, interpreter.budget);
  const isOff = install.some(
    goal => interpreter.holds(goal, interpreter.base) === false,
  );
  if (isOff) return [];
  const files = templatesOf(chart, interpreter.library);
  const sourceOf = (file: string) =>
    chart.source + file.slice(chart.folder.length);
  const isPresent = (kind: string, file: string) =>
    present.has(`${kind} ${sourceOf(file)}`);
  const offers = files.flatMap(file =>
    [...findKinds(file, chart, interpreter)].flatMap(([kind, places]) =>
      isPresent(kind, file) ? [] : [{ kind, file, places }],
    ),
  );
  if (offers.length === 0) return [];
  const partSwitches = findPartSwitches(chart, files, interpreter, isPresent);
  return offers.map(({ kind, file, places }) => ({
    kind,
    template: file,
    source: sourceOf(file),
    subchart: chart.parent && chart.name,
    partSwitches,
    places: places.map(({ goals, constraints }) => ({
      goals: [...install, ...goals],
      constraints,
    })),
  }));
}

/** Files that Helm renders; those that begin with `_` only define. */
function templatesOf(chart: ChartNode, library: TemplateLibrary): string[] {
  if (chart.metadata.type === 'library') return [];
  const folder = `${chart.folder}templates/`;
  return [...library.texts.keys()]
    .filter(file => file.startsWith(folder))
    .filter(file => !/(^|\/)_[^/]*$|\.txt$|\/tests\//.test(file))
    .sort();
}

/** What has to hold for a chart to be installed at all. */
function installGoals(chart: ChartNode, budget: Budget): Goal[] {
  const { parent, dependency } = chart;
  if (!parent) return [];
  const outer = installGoals(parent, budget);
  if (!dependency) return outer;
  const { condition = '', tags } = dependency;
  const at = (of: ChartNode, key: string): Term =>
    accessAll(
      { type: 'value', path: of.valuesPath, chart: of },
      key.trim().split('.'),
      budget,
    );
  const conditions = condition.split(',').filter(Boolean);
  const root = rootOf(chart);
  return [
    ...outer,
    truthy({
      type: 'call',
      name: 'dependencyOn',
      args: [
        { type: 'list', items: conditions.map(key => at(parent, key)) },
        { type: 'list', items: tags.map(tag => at(root, `tags.${tag}`)) },
      ],
    }),
  ];
}

function rootOf(chart: ChartNode): ChartNode {
  return chart.parent ? rootOf(chart.parent) : chart;
}
