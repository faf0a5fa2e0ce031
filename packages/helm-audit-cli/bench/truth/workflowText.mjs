/** A workflow of one step that may read the code and nothing else. */
export function workflowOf(step, job = {}) {
  return JSON.stringify(
    {
      on: 'pull_request',
      permissions: { contents: 'read' },
      jobs: { case: { 'runs-on': 'ubuntu-latest', ...job, steps: [step] } },
    },
    null,
    2,
  );
}

/** A workflow that pastes an expression into a script. */
export function scriptWorkflow(expression) {
  return workflowOf({ run: `echo "\${{ ${expression} }}"` });
}
