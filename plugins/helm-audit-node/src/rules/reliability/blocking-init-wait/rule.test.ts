import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const init = (script: string, finding = '') =>
  workloadText({
    pod: `initContainers:\n  - name: wait\n    command: [sh, -c, "${script}"]${finding}`,
  });

ruleTester.run(rule, {
  pass: [
    {
      name: 'a script that does something else',
      manifests: init('cp -r /src /dst'),
    },
    {
      name: 'it counts',
      manifests: init(
        'i=0; until nc -z db 5432; do i=$((i+1)); [ $i -lt 60 ] || exit 1; sleep 2; done',
      ),
    },
    {
      name: 'a time limit',
      manifests: init(
        'timeout 120 sh -c \\"until nc -z db 5432; do sleep 2; done\\"',
      ),
    },
    {
      name: 'a program made for waiting, with its own limit',
      manifests: init('wait4x tcp db:5432'),
    },
    {
      name: 'a program made for waiting, with a longer limit',
      manifests: init('wait-for-it.sh db:5432 -t 90 -- echo up'),
    },
    {
      name: 'a loop that asks nobody',
      manifests: init('while read l; do echo $l; done < /etc/list'),
    },
  ],
  notApplicable: [{ name: 'no init container', manifests: workloadText() }],
  fail: [
    {
      name: 'until the port is open',
      manifests: init(
        'until nc -z db 5432; do sleep 2; done',
        ' # finding: endless',
      ),
    },
    {
      name: 'a program made for waiting, without its limit',
      manifests: init('wait4x tcp db:5432 --timeout 0', ' # finding: endless'),
    },
    {
      name: 'another program made for waiting, without its limit',
      manifests: init(
        '/wait-for-it.sh db:5432 -t 0 -- echo up',
        ' # finding: endless',
      ),
    },
    {
      name: 'while there is no answer',
      manifests: init(
        'while ! curl -sf http://api/health; do echo waiting; sleep 1; done',
        ' # finding: endless',
      ),
    },
  ],
});
