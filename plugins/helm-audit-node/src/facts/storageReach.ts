import { Resource } from '../stages/gather/types';

/** Provisioners whose volumes live in one zone, or on one node, unless told otherwise. */
const ZONAL =
  /^(ebs\.csi\.aws\.com|kubernetes\.io\/(aws-ebs|gce-pd|azure-disk|no-provisioner)|pd\.csi\.storage\.gke\.io|disk\.csi\.azure\.com|rancher\.io\/local-path|openebs\.io\/local|topolvm\.io|local\.csi\.openebs\.io)$/;

/** Words for storage that several zones hold. */
const REPLICATED =
  /regional|zrs|multi-?(az|zone)|\befs\b|filestore|azurefile|cephfs|\brbd\b|longhorn|portworx|\bnfs\b/i;

/**
 * What a volume of a storage class outlives, as far as the class in this release, or its
 * name, tells.
 */
export function storageReach(
  name: string | undefined,
  resources: Resource[],
): 'zone' | 'replicated' | 'unknown' {
  if (!name) return 'unknown';
  const found = resources.find(
    resource => resource.kind === 'StorageClass' && resource.name === name,
  );
  const { provisioner, parameters } = found?.body ?? {};
  const text = `${name} ${provisioner ?? ''} ${JSON.stringify(parameters)}`;
  if (REPLICATED.test(text)) return 'replicated';
  return ZONAL.test(String(provisioner)) ? 'zone' : 'unknown';
}
