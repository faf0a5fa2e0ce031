import { isGuarded } from './ciGuards';

const MEMBER = "github.event.comment.author_association == 'MEMBER'";
const LABEL = "contains(github.event.pull_request.labels.*.name, 'ok')";
const OTHER = "github.event.action == 'opened'";

it.each([
  [MEMBER],
  [`${OTHER} && ${MEMBER}`],
  [`\${{ (${OTHER} || always()) && (${MEMBER} || ${LABEL}) }}`],
  [
    'contains(fromJSON(\'["OWNER", "MEMBER"]\'), github.event.comment.author_association)',
  ],
  ["github.actor == 'ada'"],
  ['!github.event.pull_request.head.repo.fork'],
  [LABEL],
])('takes %s for a guard', condition => {
  expect(isGuarded({ if: condition }, 'pull_request_target')).toBe(true);
});

it.each([
  [undefined],
  [OTHER],
  [`${OTHER} || ${MEMBER}`],
  [`!(${MEMBER})`],
  [`!${LABEL}`],
  ["github.event.comment.author_association == 'FIRST_TIMER'"],
  ["github.actor == 'dependabot[bot]'"],
  [`${'('.repeat(60)}${MEMBER}${')'.repeat(60)}`],
])('takes %s for none', condition => {
  expect(isGuarded({ if: condition }, 'pull_request_target')).toBe(false);
});

it('takes no label for a guard of what anybody may comment', () => {
  expect(isGuarded({ if: LABEL }, 'issue_comment')).toBe(false);
});
