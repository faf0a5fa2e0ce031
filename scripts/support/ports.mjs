import net from 'node:net';
import { delay } from '../bootstrap/basics.mjs';

const POLL_MS = 250;

/** Whether a server could listen on the port now. */
export async function isPortFree(port) {
  try {
    await listenOnce(port);
    return true;
  } catch (error) {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES') {
      return false;
    }
    throw error;
  }
}

/** A port that nobody listens on. */
export function freePort() {
  return listenOnce(0);
}

function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, () => {
      const { port: taken } = server.address();
      server.close(() => resolve(taken));
    });
  });
}

/**
 * Waits until the URL answers with a success.
 *
 * @param until - gives an error message once waiting is pointless
 * @throws Error with that message, or when the time limit in milliseconds is over
 */
export async function waitForAnswer(url, { limitMs, until = () => undefined }) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    if (await answers(url)) {
      return;
    }
    const problem = until();
    if (problem) {
      throw new Error(problem);
    }
    if (Date.now() > deadline) {
      throw new Error(`${url} did not answer within ${limitMs / 1000} s`);
    }
    await delay(POLL_MS);
  }
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
