import path from 'node:path/posix';
import type { Workload } from '../facts/workloads';
import { Path } from '../json';
import { Resource } from '../stages/gather/types';
import { RuleFix } from './types';

/**
 * Annotates the pods of a workload with the hash of the files that render what they read at
 * their start, so that they start anew when it changes.
 *
 * @param objects - what they read
 * @returns undefined where a file renders the workload too, as its hash would need itself
 */
export function configChecksumFix(
  { resource, podSpecPath }: Workload,
  objects: readonly Resource[],
): RuleFix | undefined {
  const files = [...new Set(objects.map(({ source }) => source))].sort();
  const canHash = files.every(
    file => file.startsWith('templates/') && file !== resource.source,
  );
  if (!canHash || files.length === 0) return undefined;
  const annotations: Path = [
    ...podSpecPath.slice(0, -1),
    'metadata',
    'annotations',
  ];
  return {
    title: 'Start the pods anew when their configuration changes',
    safety: 'safe',
    fields: files.map(file => ({
      path: [...annotations, `checksum/${nameOf(file)}`],
      set: `{{ include (print $.Template.BasePath "/${path.relative(
        'templates',
        file,
      )}") $ | sha256sum }}`,
    })),
  };
}

function nameOf(file: string): string {
  return path.basename(file).replace(/\.\w+$/, '');
}
