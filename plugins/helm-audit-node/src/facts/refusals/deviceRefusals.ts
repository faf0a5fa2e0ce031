import { mapAt } from '../../json';
import { parseQuantity } from '../quantity';
import { Container } from '../workloads';
import { Refusal } from './refusal';

/** What every node has; all else is called by a domain, such as `nvidia.com/gpu`. */
const COMMON = /^(cpu|memory|ephemeral-storage|storage|hugepages-.+)$/;

/** Names that the API itself gives to what nodes offer. */
const OWN_DOMAIN = /(^|\.)kubernetes\.io\//;

/**
 * What of the resources of a container that not every node has Kubernetes refuses: devices are
 * counted whole, and nobody can use more of them than was asked for.
 */
export function deviceRefusals({ name, spec, path }: Container): Refusal[] {
  const limits = mapAt(spec, 'resources', 'limits');
  const requests = mapAt(spec, 'resources', 'requests');
  const names = new Set([...Object.keys(limits), ...Object.keys(requests)]);
  return [...names].flatMap(device => {
    if (COMMON.test(device) || OWN_DOMAIN.test(device)) return [];
    const part = device in limits ? 'limits' : 'requests';
    const about = (defect: string, remedy: string) => [
      { path: [...path, 'resources', part, device], defect, remedy },
    ];
    if (!device.includes('/')) {
      return about(
        `gives container "${name}" of "${device}", which is no resource`,
        'Write cpu, memory, or a name with its domain, such as nvidia.com/gpu',
      );
    }
    const [limit, request] = [limits, requests].map(all =>
      device in all ? parseQuantity(all[device]) ?? NaN : undefined,
    );
    if ([limit, request].some(each => each !== undefined && each % 1 > 0)) {
      return about(
        `gives container "${name}" a part of ${device}`,
        'Ask for a whole number',
      );
    }
    if (limit === undefined) {
      return about(
        `requests ${device} for container "${name}" without a limit`,
        'Set the same number as its limit',
      );
    }
    return request === undefined || request === limit
      ? []
      : about(
          `requests ${request} of ${device} for container "${name}" and limits it to ${limit}`,
          'Set the same number twice, or only the limit',
        );
  });
}
