import {
  isMap,
  JsonMap,
  listAt,
  mapsAt,
  stringAt,
  stringsAt,
  valueAt,
} from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { RuleFix } from '../../types';

/** Whether objects of kinds that changed their shape have that of today already. */
const FITS: Record<string, (body: JsonMap) => boolean> = {
  CustomResourceDefinition: body =>
    valueAt(body, 'spec', 'validation') === undefined &&
    listAt(body, 'spec', 'versions').length > 0 &&
    listAt(body, 'spec', 'versions').every(version =>
      isMap(valueAt(version, 'schema', 'openAPIV3Schema')),
    ),
  Ingress: body =>
    !isMap(valueAt(body, 'spec', 'backend')) &&
    mapsAt(body, 'spec', 'rules')
      .flatMap(({ value }) => listAt(value, 'http', 'paths'))
      .every(
        path =>
          valueAt(path, 'pathType') !== undefined &&
          valueAt(path, 'backend', 'serviceName') === undefined,
      ),
  HorizontalPodAutoscaler: body =>
    mapsAt(body, 'spec', 'metrics').every(({ value }) =>
      Object.values(value)
        .filter(isMap)
        .every(source => isMap(source.target)),
    ),
  // Without them the old versions took other defaults, or none at all.
  ValidatingWebhookConfiguration: isSpelledOut,
  MutatingWebhookConfiguration: isSpelledOut,
  CertificateSigningRequest: body =>
    stringAt(body, 'spec', 'signerName') !== undefined,
};

function isSpelledOut(body: JsonMap): boolean {
  return mapsAt(body, 'webhooks').every(({ value }) =>
    ['failurePolicy', 'sideEffects', 'admissionReviewVersions'].every(
      field => value[field] !== undefined,
    ),
  );
}

/**
 * Moves an object to another API version; what the old one filled in by itself is written
 * down. No fix where the new version wants fields of another shape, as another word in
 * `apiVersion` would then only change the error.
 */
export function moveFix(
  { kind, body }: Resource,
  replacement: string,
): RuleFix | undefined {
  if (!/^[\w.-]+\/v\w+$/.test(replacement)) return undefined;
  if (Object.hasOwn(FITS, kind) && !FITS[kind](body)) return undefined;
  const labels = stringsAt(body, 'spec', 'template', 'metadata', 'labels');
  const isSelected =
    replacement !== 'apps/v1' ||
    Object.keys(labels).length === 0 ||
    valueAt(body, 'spec', 'selector') !== undefined;
  return {
    title: `Move to ${replacement}; compare the fields`,
    safety: 'review',
    fields: [
      { path: ['apiVersion'], set: replacement },
      ...(isSelected
        ? []
        : [{ path: ['spec', 'selector'], set: { matchLabels: labels } }]),
    ],
  };
}
