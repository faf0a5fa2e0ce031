/** Where the chart of an entity lies. */
export type ChartLocation =
  | {
      /** A folder on this machine. */
      kind: 'folder';
      /** Absolute folder that nothing may leave; the evidence around the chart. */
      root: string;
      /** Path of the chart below `root`. */
      path: string;
    }
  | {
      /** A folder that Backstage's URL reader can read. */
      kind: 'tree';
      url: string;
      /** Path of the chart below `url`. */
      path: string;
    }
  | {
      /** A packaged chart behind a URL. */
      kind: 'archive';
      url: string;
    };

/** The folder or URL that is read; entities with the same one share a source. */
export function sourceKeyOf(location: ChartLocation): string {
  return location.kind === 'folder' ? `file:${location.root}` : location.url;
}
