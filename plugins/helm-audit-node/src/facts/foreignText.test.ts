import { pastesForeignText } from './foreignText';

it.each([
  'github.head_ref',
  "github['event'].issue['title']",
  'github.event.review_comment.body',
  'github.event.pull_request.head.repo.default_branch',
  'github.event.workflow_run.head_repository.description',
  'github.event.merge_group.head_ref',
  'github.event.commits[0].author.name',
  'github.event.pages.*.page_name',
  'github.event.*.body',
  "github.event.action == 'opened' && github.event.issue.title || 'none'",
  "format('{0}', github.event.comment.body)",
  'toJSON(github)',
  'toJson( github.event )',
  'toJSON(github.event.pull_request)',
  'toJSON(github.event.pull_request.head)',
])('takes %s for foreign text', expression => {
  expect(pastesForeignText(expression)).toBe(true);
});

it.each([
  'github.ref',
  'github.event',
  'github.event.number',
  'github.event.issue',
  "'github.event.issue.title'",
  'matrix.github.event.issue.title',
  'github.event.issue.title.length',
  'github.event.issue[0].title',
  'github.event.commits.first.message',
  'github.event.pull_request.head.repo.name',
  'github.event.pull_request.base.ref',
  'github.event.pull_request.milestone.title',
  "join(github.event.pull_request.labels.*.name, ',')",
  'github.event.workflow_run.name',
  'github.event.workflow_run.head_repository.name',
  'github.event.workflow_run.repository.default_branch',
  'github.event.workflow_run.pull_requests[0].base.ref',
  "github.event.issue.title == 'x'",
  "startsWith(github.head_ref, 'feature/')",
  'toJSON(github.repository)',
  'toJSON(matrix)',
])('does not take %s for foreign text', expression => {
  expect(pastesForeignText(expression)).toBe(false);
});
