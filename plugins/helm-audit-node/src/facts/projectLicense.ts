import { ChartFact } from '../stages/gather/types';
import { findProjectFiles, guideSays, ProjectFiles } from './projectFiles';

const LICENSE = /^((un)?licen[cs]e|copying)([-.]\w+)*$/i;

/** Folder of licence texts as the REUSE specification wants it. */
const LICENSE_FOLDER = /^LICENSES\//;

const ANNOTATION = /(^|[./])licen[cs]es?$/i;

const HEADING = /^(#+|=+) *licen[cs](e|ing)\b/im;

/** Whether something says under which licence the chart may be used. */
export function saysLicense(
  { metadata }: Pick<ChartFact, 'metadata'>,
  projectFiles: ProjectFiles,
): boolean {
  return (
    Object.keys(metadata.annotations).some(key => ANNOTATION.test(key)) ||
    projectFiles.paths.some(path => LICENSE_FOLDER.test(path)) ||
    findProjectFiles(projectFiles, LICENSE).length > 0 ||
    guideSays(projectFiles, HEADING)
  );
}
