import { Path } from '../json';
import { Resource } from '../stages/gather/types';
import { ConfiguredWaiver, Waiver } from '../stages/load/types';
import type { FactMap } from '.';

/** A waiver with where it stands and what it may be about. */
export interface DeclaredWaiver extends Waiver {
  /** File of the chart or repository; absent where it stands on a resource. */
  file?: string;
  /** The resource that it stands on, and is about. */
  on?: Resource;
  /** Leads to it in the file or resource. */
  path: Path;
  /** Whether it is about the chart and its repository, and no resource. */
  isOfChart: boolean;
  /** Whether it may be meant for another chart of the repository. */
  isShared: boolean;
}

/** What became of a waiver, or of a baseline as a whole. */
export type WaiverUse =
  | {
      kind: 'waiver';
      waiver: DeclaredWaiver;
      /** `undecided`: its rule could not judge, or it may be meant for another chart. */
      state:
        | 'applied'
        | 'unused'
        | 'undecided'
        | 'expired'
        | 'no-reason'
        | 'bad-date'
        | 'unknown-rule';
    }
  | {
      kind: 'baseline';
      file: string;
      /** How many of its findings are no longer there. */
      gone: number;
    };

/** Start of the annotation's name; the rule's id follows. */
const PREFIX = 'helm-audit/waive.';

/**
 * All waivers of a chart: those of `.helm-audit.yaml`, of Chart.yaml's annotations, and of
 * the annotations of rendered resources and their pod templates.
 */
export function deriveWaivers(
  configured: ConfiguredWaiver[],
  { chart, resources = [], workloads = [] }: Partial<FactMap>,
): DeclaredWaiver[] {
  return [
    ...configured.map(({ index, ...waiver }) => ({
      ...waiver,
      file: waiver.source,
      path: ['waivers', index],
      isOfChart: false,
    })),
    ...fromAnnotations(chart?.metadata.annotations ?? {}, ['annotations'], {
      source: 'Chart.yaml',
      file: 'Chart.yaml',
      isOfChart: true,
    }),
    ...resources.flatMap(resource =>
      fromAnnotations(
        resource.annotations,
        ['metadata', 'annotations'],
        ofResource(resource),
      ),
    ),
    ...workloads
      .filter(({ podSpecPath }) => podSpecPath.length > 1)
      .flatMap(({ resource, podAnnotations, podSpecPath }) =>
        fromAnnotations(
          podAnnotations,
          [...podSpecPath.slice(0, -1), 'metadata', 'annotations'],
          ofResource(resource),
        ),
      ),
  ];
}

function ofResource(on: Resource) {
  const source = `annotation of ${on.kind}/${on.name}`;
  return { on, source, isOfChart: false };
}

/** The grammar is `reason`, or `reason (until 2027-01-31)`. */
function fromAnnotations(
  annotations: Record<string, string>,
  path: Path,
  place: Pick<DeclaredWaiver, 'source' | 'file' | 'on' | 'isOfChart'>,
): DeclaredWaiver[] {
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([key, text]) => {
      const start = text.lastIndexOf('(until ');
      const isDated = start >= 0 && text.trimEnd().endsWith(')');
      return {
        ...place,
        rule: key.slice(PREFIX.length),
        reason: (isDated ? text.slice(0, start) : text).trim(),
        expires: isDated
          ? text
              .trimEnd()
              .slice(start + '(until '.length, -1)
              .trim()
          : undefined,
        path: [...path, key],
        isShared: false,
      };
    });
}
