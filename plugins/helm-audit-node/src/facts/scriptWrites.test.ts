import { writesOf } from './scriptWrites';

it.each([
  ['echo "a=1" >> "$GITHUB_OUTPUT"', 'OUTPUT', ['a'], '1'],
  ['echo "A=1" | tee -a $GITHUB_ENV', 'ENV', ['a'], '1'],
  ['echo "::set-output name=a-b::1"', 'OUTPUT', ['a-b'], '1'],
  ['echo ./bin >> $GITHUB_PATH', 'PATH', [], './bin'],
  [
    '{\n  echo "a<<E"\n  cat x\n  echo E\n} >> "$GITHUB_ENV"',
    'ENV',
    ['a'],
    'cat x',
  ],
  ['cat <<-E >> "$GITHUB_ENV"\nA=1\nE\necho 2', 'ENV', ['a'], 'A=1'],
])('reads %p', (script, file, names, text) => {
  const [write, ...others] = writesOf(script);
  expect(others).toEqual([]);
  expect(write).toMatchObject({ file, names });
  expect(write.text).toContain(text);
});

it.each(['echo "$GITHUB_ENV"', 'echo a=1 >> file', 'cat "$GITHUB_OUTPUT"'])(
  'reads nothing of %p',
  script => expect(writesOf(script)).toEqual([]),
);
