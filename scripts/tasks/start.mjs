/** Runs the demo Backstage until it is stopped with Ctrl-C. */
import process from 'node:process';
import { say } from '../bootstrap/basics.mjs';
import { startDemo } from '../support/demo.mjs';
import { isPortFree } from '../support/ports.mjs';
import {
  endProcess,
  interrupted,
  interruptionExitCode,
} from '../support/processes.mjs';

const ports = {
  app: portFrom('HELM_AUDIT_APP_PORT', 3000),
  backend: portFrom('HELM_AUDIT_BACKEND_PORT', 7007),
};

function portFrom(variable, usual) {
  return Number(process.env[variable] || usual);
}

async function takenPorts() {
  const checks = await Promise.all(
    Object.entries(ports).map(async ([name, port]) => ({
      name,
      port,
      free: await isPortFree(port),
    })),
  );
  return checks.filter(({ free }) => !free);
}

function explainTaken({ name, port }) {
  const variable = `HELM_AUDIT_${name.toUpperCase()}_PORT`;
  return (
    `Port ${port}, which the ${name} needs, is taken. Stop the program that listens there, ` +
    `or choose another port: ${variable}=${port + 100} npm start`
  );
}

async function main() {
  const taken = await takenPorts();
  if (taken.length > 0) {
    taken.forEach(it => say(explainTaken(it)));
    return 1;
  }
  say('Starting the helm-audit demo (about half a minute)…');
  const demo = startDemo({
    ports,
    args: process.argv.slice(2),
    stdio: 'inherit',
  });
  const onInterruption = () => endProcess(demo.child, interrupted.reason);
  interrupted.addEventListener('abort', onInterruption);
  demo.ready.then(
    () => say(`\nhelm-audit demo: open ${demo.urls.app}  (Ctrl-C stops it)\n`),
    error => say(error.message),
  );
  const { code } = await demo.child.exited;
  return interrupted.aborted ? interruptionExitCode() : code;
}

process.exit(await main());
