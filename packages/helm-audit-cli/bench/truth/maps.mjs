/** Which of our rules say what a check says: those on security and the others together. */
import * as configuration from '../truthMapConfiguration.mjs';
import * as security from '../truthMapSecurity.mjs';

export const checkovChecks = merge('checkovChecks');
export const gatekeeperChecks = merge('gatekeeperChecks');
export const kubeauditChecks = merge('kubeauditChecks');
export const popeyeChecks = configuration.popeyeChecks;
export const zizmorChecks = security.zizmorChecks;
export const kyvernoChecks = merge('kyvernoChecks');
export const trivyChecks = merge('trivyChecks');
export const datreeChecks = merge('datreeChecks');
export const kubescapeChecks = merge('kubescapeChecks');

function merge(tool) {
  return { ...configuration[tool], ...security[tool] };
}
