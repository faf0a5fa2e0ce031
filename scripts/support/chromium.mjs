import process from 'node:process';
import { findInPath, isExecutable } from './executables.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const MAC_PATHS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const HOW_TO_GET_CHROMIUM =
  'install Chromium (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask ' +
  'chromium) or point CHROMIUM_BIN at one';

/** The browser for the browser tests, or undefined. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_BIN) {
    return isExecutable(env.CHROMIUM_BIN) ? env.CHROMIUM_BIN : undefined;
  }
  return findInPath(NAMES, env.PATH) ?? MAC_PATHS.find(isExecutable);
}
