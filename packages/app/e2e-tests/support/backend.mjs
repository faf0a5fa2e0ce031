/** What tests ask the demo's backend directly, as the guest that they sign in as. */
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 500;
const LIMIT_MS = 300_000;

/** Sends a request to the backend, such as `callBackend('/api/catalog/entities')`. */
export async function callBackend(path, init = {}) {
  return fetch(new URL(path, process.env.BACKEND_URL), {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${await guestToken()}` },
  });
}

let token;

/** One token serves a whole test file: it is good for an hour. */
function guestToken() {
  token ??= issueGuestToken();
  return token;
}

async function issueGuestToken() {
  const response = await fetch(
    new URL('/api/auth/guest/refresh', process.env.BACKEND_URL),
  );
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}

/**
 * Waits until the backend's answer satisfies the condition, and gives that answer. For what the
 * demo does by itself after its start, such as reading the catalog.
 *
 * @param init - of the request, as for `fetch`
 *
 * @throws Error after five minutes
 */
export async function untilBackend(path, isReady, init) {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const response = await callBackend(path, init);
    const answer = response.ok ? await response.json() : undefined;
    if (answer && isReady(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `${path} gave ${response.status}, not what was waited for`,
      );
    }
    await delay(POLL_MS);
  }
}

/** Waits until the catalog knows a component of the default namespace. */
export function untilInCatalog(name) {
  return untilBackend(
    `/api/catalog/entities/by-name/component/default/${name}`,
    entity => entity.metadata.name === name,
  );
}
