import { isSample } from './automation';
import {
  repositoryObjects,
  RepositoryObject,
  Surroundings,
} from './surroundings';

/** Whether a file of the repository is in force, and no example or test of something. */
export function isInForce({ chart }: Surroundings, file: string): boolean {
  return !isSample(file, chart?.pathInRepository ?? '.');
}

/** Objects of the repository that may watch the service; examples and tests watch nothing. */
export function monitoringObjects(
  surroundings: Surroundings,
  mark: RegExp,
): RepositoryObject[] {
  return repositoryObjects(surroundings, mark).filter(({ file }) =>
    isInForce(surroundings, file),
  );
}
