import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { SourceError } from './sourceError';

/** Names that lead nowhere but into somebody's own network. */
const PRIVATE_NAME =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|svc|home\.arpa|test|invalid|example)\.?$/i;

/** Whether an IP address is one that anybody on the internet may reach. */
export function isPublicAddress(address: string): boolean {
  // `process` also looks behind IPv4 addresses that are written as IPv6.
  return (
    ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
  );
}

/**
 * Whether a host may belong to the public internet: not a name of private networks, not a
 * single word, not a private address. What it resolves to is checked on connecting.
 */
export function mayBePublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return isPublicAddress(host);
  return host.includes('.') && !PRIVATE_NAME.test(host);
}

/**
 * Resolves names as usual and refuses those that lead to a private address. It is asked on
 * connecting, so that a name cannot change its address between check and use.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      const refused = new SourceError(
        'refused',
        `${hostname} leads to a private address.`,
      );
      callback(refused as NodeJS.ErrnoException, '', 0);
      return;
    }
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0].address, addresses[0].family);
  });
};
