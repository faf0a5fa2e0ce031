import { ChartFact } from '../stages/gather/types';
import { findProjectFiles, guideSays, ProjectFiles } from './projectFiles';

/**
 * A file of a licence, which may have the licence's name before or behind it, such as
 * `LICENSE_APACHE-2.0.txt` or `MIT-LICENSE`. Licences of others say nothing of the chart's.
 */
const LICENSE = new RegExp(
  '^(?!third|3rd|dependenc|check|header)' +
    '([a-z0-9]+([-_.][a-z0-9]+)*[-_.])?(un)?(licen[cs]es?|copying)' +
    '([-_.](?!(ya?ml|json|sh|py|js|ts|go|tpl|lock)$)[a-z0-9]+)*$',
  'i',
);

/** Folder of licence texts, as the REUSE specification wants it. */
const LICENSE_FOLDER = /^licen[cs]es?\//i;

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
