import { formatPath, Path } from '../../json';
import { RawFinding } from '../evaluate/types';
import { Resource } from '../gather/types';
import { locateField } from './locateField';
import { locateInYaml } from './locateInYaml';
import { Sources } from './sources';
import { Located } from './types';

/** Finds the place in the source that a finding is about. */
export function locate(finding: RawFinding, sources: Sources): Located {
  const { violation, subject, file } = finding;
  const resource = violation.resource ?? subject.resource;
  if (resource && !violation.file) {
    return locateResource(resource, fieldPath(finding), sources);
  }
  // Evidence about the chart may lie in the repository around it.
  const inRepository =
    ['repository', 'entity'].includes(subject.target) ||
    ((violation.text ?? violation.path) !== undefined &&
      sources.isAround(file));
  const root = inRepository ? 'repository' : 'chart';
  const text = sources.text(root, file);
  if (text === undefined) {
    return { location: { root, file, precision: 'template' } };
  }
  if (violation.text) {
    const line = text.split('\n').findIndex(l => l.includes(violation.text!));
    if (line >= 0) {
      return { location: { root, file, line: line + 1, precision: 'exact' } };
    }
  }
  if (violation.line && violation.line <= sources.lines(root, file)!.length) {
    const { line } = violation;
    return { location: { root, file, line, precision: 'exact' } };
  }
  if (!violation.path || !/\.ya?ml$/.test(file)) {
    return { location: { root, file, line: 1, precision: 'template' } };
  }
  const position = locateInYaml(sources.outline(root, file, 0), violation.path);
  return {
    location: {
      root,
      file,
      line: position?.line ?? 1,
      precision: position?.precision ?? 'template',
    },
    valuesKey:
      subject.target === 'values' ? formatPath(violation.path) : undefined,
  };
}

/** Path from the resource's root to the field that the finding is about. */
export function fieldPath({ violation, subject }: RawFinding): Path {
  return violation.resource
    ? violation.path ?? []
    : [...subject.path, ...(violation.path ?? [])];
}

function locateResource(
  resource: Resource,
  path: Path,
  sources: Sources,
): Located {
  const file = sources.fileOf(resource.source);
  const text = sources.text('chart', file);
  if (text === undefined) {
    return { location: { root: 'chart', file, precision: 'template' } };
  }
  if (!sources.isChart) {
    const whole = [...resource.pathInDocument, ...path];
    const position = locateInYaml(
      sources.outline('chart', file, resource.document),
      whole,
    );
    return {
      location: {
        root: 'chart',
        file,
        line: position?.line ?? 1,
        precision: position?.precision ?? 'template',
      },
    };
  }
  // What is wrong with the object as a whole is shown where it begins.
  const field = path.length > 0 ? path : ['kind'];
  return (
    locateField(resource, field, sources) ?? {
      location: { root: 'chart', file, line: 1, precision: 'template' },
    }
  );
}
