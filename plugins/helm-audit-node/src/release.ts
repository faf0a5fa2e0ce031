/** Name under which every chart is rendered; what contains it belongs to the release. */
export const RELEASE_NAME = 'release-name';

/** Namespace in which every chart is rendered. */
export const RELEASE_NAMESPACE = 'release-namespace';
