import { stringsIn, tableAfter } from './goTables.mjs';
import { textOf } from './files.mjs';

/**
 * robfig/cron, by which Kubernetes reads schedules. Where the tests have seconds these are
 * taken off; schedules with a time zone are left out, for Kubernetes wants it elsewhere.
 */
export default {
  marker: 'constantdelay.go',
  async read(checkout) {
    const spec = await textOf(checkout, 'spec_test.go');
    const parser = await textOf(checkout, 'parser_test.go');
    const schedules = new Map();
    const add = (schedule, fails) => {
      if (!schedule.includes('TZ=')) schedules.set(schedule, fails);
    };
    const withoutSeconds = text =>
      text.includes('TZ=') ? text : text.replace(/^[^@\s]\S*\s+/, '');
    const lists = source => source.split(/^func Test/m);
    for (const part of lists(spec)) {
      const strings = [...part.matchAll(/^\t\t\{.*\},/gm)].map(([line]) =>
        stringsIn(line),
      );
      if (part.startsWith('Activation(')) {
        strings.forEach(([, schedule]) => add(schedule, false));
      }
      if (part.startsWith('Next(')) {
        strings
          .filter(([time]) => !time.startsWith('TZ='))
          .forEach(([, schedule, next]) =>
            add(withoutSeconds(schedule), next === ''),
          );
      }
      if (part.startsWith('Errors(')) {
        const list = part.slice(0, part.indexOf('\n\t}\n'));
        stringsIn(list).forEach(schedule => add(schedule, true));
      }
    }
    for (const part of lists(parser)) {
      if (part.startsWith('ParseScheduleErrors(')) {
        tableAfter(part, 'err string }{').forEach(entry =>
          add(withoutSeconds(stringsIn(entry)[0]), true),
        );
      }
      if (part.startsWith('ParseSchedule(')) {
        [...part.matchAll(/\{(second|standard)Parser, "([^"]*)"/g)].forEach(
          ([, kind, schedule]) =>
            add(kind === 'second' ? withoutSeconds(schedule) : schedule, false),
        );
      }
      if (part.startsWith('StandardSpecSchedule(')) {
        const listed = /expr:\s+"([^"]*)",\s*(err|expected):/g;
        [...part.matchAll(listed)].forEach(([, schedule, outcome]) =>
          add(schedule, outcome === 'err'),
        );
      }
    }
    return [...schedules].map(([schedule, fails]) => ({
      name: `cron/"${schedule}"`,
      text: cronJob(schedule),
      rules: ['invalid-schedule'],
      fails,
    }));
  },
};

function cronJob(schedule) {
  return JSON.stringify({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'case' },
    spec: { schedule },
  });
}
