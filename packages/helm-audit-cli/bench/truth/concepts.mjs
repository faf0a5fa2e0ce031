/** The concepts that our rules are about, for the table; the first that fits counts. */
const CONCEPTS = [
  ['probes', /probe|graceful-shutdown/],
  ['resources', /(cpu|memory|storage|qos|request)(-|$)|throttling/],
  ['disruption budgets', /pdb/],
  ['spreading', /spread/],
  ['autoscaling', /^hpa|dangling-hpa|autoscaler/],
  [
    'references',
    /^dangling|missing-config|service-port|mismatch|^invalid-port/,
  ],
  [
    'replicas and rollout',
    /replica|recreate|naked|never-restarts|rollback|priority/,
  ],
  ['RBAC and accounts', /^rbac|cluster-admin|account|token/],
  ['secrets', /secret/],
  ['images', /image|pull-policy/],
  ['host access', /^host-|proc$|sysctl|process-namespace/],
  ['CI workflows', /(^|-)ci-/],
  ['network', /network-policy|ingress|public-service/],
  ['API versions', /api-version/],
  [
    'schema and metadata',
    /^invalid-(manifest|metadata)|duplicate|labels|default-namespace/,
  ],
  ['cron and jobs', /cronjob|schedule|^job/],
  ['chart', /selector|nondeterministic|chart-(name|metadata)|lint-error/],
  ['repository files', /^missing-(license|security-policy|update-bot)/],
  ['pod security', /./],
];

/** The concept of a case, by the first of its rules. */
export function conceptOf([rule]) {
  return CONCEPTS.find(([, pattern]) => pattern.test(rule))[0];
}

/** How many cases agree, of how many, by concept and tool: lines of text. */
export function conceptTable(judged) {
  const tools = [...new Set(judged.map(({ name }) => toolOf(name)))].sort();
  const cell = cases =>
    cases.length === 0
      ? ''
      : `${cases.filter(({ agrees }) => agrees).length}/${cases.length}`;
  const line = (title, cells) =>
    [title.padEnd(22), ...cells.map(text => text.padStart(13))].join('');
  const rows = CONCEPTS.map(([concept]) => {
    const own = judged.filter(({ rules }) => conceptOf(rules) === concept);
    const cells = tools.map(tool =>
      cell(own.filter(({ name }) => toolOf(name) === tool)),
    );
    return own.length > 0 ? line(concept, [...cells, cell(own)]) : undefined;
  });
  const sums = tools.map(tool =>
    cell(judged.filter(({ name }) => toolOf(name) === tool)),
  );
  return [
    line('', [...tools, 'all']),
    ...rows.filter(Boolean),
    line('all', [...sums, cell(judged)]),
  ];
}

function toolOf(name) {
  return name.split('/')[0];
}
