import { findFetchedScripts } from './fetchedScripts';

const urlsIn = (run: string) => {
  const file = '.github/workflows/ci.yaml';
  const text = JSON.stringify({ jobs: { a: { steps: [{ run }] } } });
  return findFetchedScripts({
    files: { [file]: text },
    paths: [file],
    truncated: false,
  }).map(({ url }) => url);
};

const URL = 'https://example.com/install.sh';

it.each([
  `curl -fsSL ${URL} | bash`,
  `curl -fsSL '${URL}' | sudo -E bash -s -- --yes`,
  `wget -qO- ${URL} | sh`,
  `curl -sSf \\\n  ${URL} \\\n  | bash`,
  `bash <(curl -s ${URL})`,
  `sh -c "$(curl -fsSL ${URL})"`,
  `eval "$(wget -qO- ${URL})"`,
])('finds %s', run => {
  expect(urlsIn(run)).toEqual([URL]);
});

it.each([
  `curl -o install.sh ${URL}`,
  `curl ${URL} | jq .`,
  `curl ${URL} | tar xz`,
  `# curl ${URL} | bash`,
  `echo "curl ${URL} | bash"`,
  `curl https://example.com/${'a'.repeat(40)}/install.sh | bash`,
  'curl http://localhost:8080/install.sh | sh',
  `curl ${URL} || bash fallback.sh`,
])('leaves %s alone', run => {
  expect(urlsIn(run)).toEqual([]);
});
