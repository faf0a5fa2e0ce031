import packageJson from '../package.json';

/** Version of the engine, stored with every report. */
export const ENGINE_VERSION: string = packageJson.version;
