/** Takes the time of an audit's stages, apart from that of the Helm processes within them. */
import { subscribe } from 'node:diagnostics_channel';

/** How many Helm processes run, since when, and for how long any ran before. */
const helm = { running: 0, since: 0, total: 0 };

// Audits start no other processes.
subscribe('child_process', ({ process: child }) => {
  if (helm.running++ === 0) helm.since = performance.now();
  child.once('close', () => {
    if (--helm.running === 0) helm.total += performance.now() - helm.since;
  });
});

/** Processor time of this thread in milliseconds; of the process in versions of Node that do not tell. */
function processorTime() {
  const { user, system } = (process.threadCpuUsage ?? process.cpuUsage)();
  return (user + system) / 1000;
}

function readClocks() {
  const now = performance.now();
  const running = helm.running > 0 ? now - helm.since : 0;
  return { now, helm: helm.total + running, cpu: processorTime() };
}

/**
 * Runs an audit and takes the time of its stages: `wall` milliseconds without those in which
 * Helm ran, `helm` those in which it did, and `cpu` of this thread.
 *
 * @param audit - runs it, and calls what it is given whenever a stage begins
 */
export async function measureStages(audit) {
  const stages = {};
  let stage = 'start';
  let before = readClocks();
  const next = name => {
    const after = readClocks();
    const inHelm = after.helm - before.helm;
    const taken = (stages[stage] ??= { wall: 0, helm: 0, cpu: 0 });
    taken.wall += after.now - before.now - inHelm;
    taken.helm += inHelm;
    taken.cpu += after.cpu - before.cpu;
    before = after;
    stage = name;
  };
  const result = await audit(next);
  next('end');
  return { result, stages };
}
