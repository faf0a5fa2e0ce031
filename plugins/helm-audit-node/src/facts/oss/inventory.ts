import {
  ComponentFact,
  LicenseReport,
  ProofGrade,
  UpstreamEventReport,
} from '@helm-audit/plugin-helm-audit-common';
import { ChartFact } from '../../stages/gather/types';
import { listWords } from '../listWords';
import type { Workload } from '../workloads';
import { listCharts } from './charts';
import { listImages } from './images';
import { ImageName } from './packageUrl';
import { Product } from './products';

/** Something that the chart builds on, as far as chart and manifests tell. */
export interface InventoryItem {
  /** Unique in one audit. */
  id: string;
  kind: 'chart' | 'image';
  name: string;
  version?: string;
  /** Range that a Chart.yaml asks for. */
  declared?: string;
  /** Chart repository, or the image's registry. */
  origin?: string;
  purl: string;
  isOwn: boolean;
  isMissing: boolean;
  isDeprecated: boolean;
  depth: number;
  usedBy: string[];
  license?: LicenseReport;
  /** Home and sources of its Chart.yaml. */
  upstream: string[];
  /** Maintainers that its Chart.yaml names. */
  maintainers?: number;
  signature?: ProofGrade;
  /** Something that ended its upstream. */
  event?: UpstreamEventReport;
  /** Only of images. */
  image?: ImageName;
  /** Only of images of known software. */
  product?: Omit<Product, 'images'>;
  /** Why something is not known before anybody was asked. */
  unknown: Partial<Record<ComponentFact, string>>;
}

/** All that a chart builds on. */
export interface Inventory {
  items: InventoryItem[];
  /** What could not be listed, and why. */
  gaps: string[];
}

/** Lists charts at every depth and the images that the rendered workloads run. */
export function deriveInventory(
  chart: ChartFact | undefined,
  workloads: Workload[] | undefined,
): Inventory {
  const charts = chart ? listCharts(chart) : [];
  const gaps = unlisted(
    charts.flatMap(({ isMissing, name }) => (isMissing ? [name] : [])),
  );
  if (!workloads && chart?.metadata.type !== 'library') {
    gaps.push(
      'Images could not be listed, for the chart could not be rendered.',
    );
  }
  return {
    items: [...charts, ...listImages(workloads ?? [])],
    gaps,
  };
}

/** What charts that are not at hand leave open, in one sentence. */
function unlisted(charts: readonly string[]): string[] {
  const names = [...new Set(charts)];
  if (names.length === 0) return [];
  const [brings, are] =
    names.length === 1 ? ['brings', 'it is'] : ['bring', 'they are'];
  return [
    `What ${listWords(
      names,
    )} ${brings} along could not be listed, for ${are} not in charts/.`,
  ];
}
