import { ChartFact, TemplateFact } from '../stages/gather/types';

/** The chart's own templates, helpers and notes included. */
export function gatherTemplates(files: ChartFact['files']): TemplateFact[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith('templates/'))
    .map(([path, text]) => ({ path, text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
