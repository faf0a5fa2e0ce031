/**
 * Why we disagree with cases on pipelines, charts and versions of APIs, by the names of the
 * cases. Which of our rules judge them stands with the readers.
 */
export const explainedUnseen = [
  [
    /actionlint\/expression .* && contains\(/,
    'Of `a && b` only an empty a is pasted.',
  ],
  [
    /scorecard\/untrusted context toJSON\(github\.event\.pull_request\)/,
    'The JSON holds the title, which a shell reads.',
  ],
  [
    /scorecard\/permissions .*-(status-checks|secevent-deployments|contents|actions|packages)\.yaml/,
    'With a single job the permissions of the workflow are those of the job.',
  ],
  [
    /scorecard\/permissions .*-none\.yaml/,
    'An empty `permissions` is no valid value, so it says nothing.',
  ],
  [
    /scorecard\/dangerous workflow .*checkout-workflow_run/,
    'What is checked out there is the text `Object`, no commit of anybody.',
  ],
  [
    /poutine\/untrusted_checkout_exec \(workflow_run_reusable/,
    'What starts the run before is in another file, which the case does not show.',
  ],
  [
    /scorecard\/licence (LPPL|APACHE_LICENSETEXT|GPL2?LIC|MIT_\.0)/,
    'Nobody calls a licence so; the name is made to try a pattern.',
  ],
  [
    /scorecard\/update tool .*scala-steward/,
    'It updates Scala builds, not charts and images.',
  ],
  [/scorecard\/licence (PATENTS|COPYRIGHT)/, 'Neither is a licence.'],
  [
    /helm\/chart (goodone|withsubchart)$/,
    'The templates give no Kubernetes object, for they have no apiVersion and no kind.',
  ],
  [
    /helm\/command chart-missing-deps/,
    'Without its dependency the chart is not rendered, and what needs that is left unknown.',
  ],
  [
    /helm\/name of CertificateSigningRequest/,
    'Helm judges no name of this kind; the API needs one that can be a part of a path.',
  ],
  [
    /helm\/selector 2/,
    'Helm asks only whether there is a selector; matchExpressions is a list.',
  ],
  [
    /pluto\/(storage|storagemigration)\.k8s\.io\/v1\w+ /,
    'Nothing replaces the version yet in Kubernetes 1.33, which is audited for.',
  ],
  [
    /pluto\/resource\.k8s\.io\/v1\w+ /,
    'The sources of the API mark these versions as deprecated later than the table does, from 1.34 to 1.36 on.',
  ],
  [/kubeval\/valid\.json/, 'The API refuses probes without a handler.'],
  [
    /kubeval\/extra_property/,
    'The version of the API is gone, a finding of its own, and its schema with it.',
  ],
  [
    /kubeval\/same-kind-different-api/,
    'Both versions are the same object of the API, so the second replaces the first.',
  ],
  [
    /pluto\/cert-manager\.io\/v1alpha2 (Order|Challenge)/,
    'cert-manager 1.6 removed the version; the table leaves the two kinds out.',
  ],
];
