import { listAt, mapsAt, Path, stringAt } from '../../../json';
import { ContainerSubject } from '../../types';

/** A setting by which a server lets in whoever asks. */
export interface OpenDoor {
  /** As it is written, such as `ALLOW_EMPTY_PASSWORD=yes`. */
  setting: string;
  /** From the container. */
  path: Path;
}

const ON = /^(true|yes|on|1)$/i;
const OFF = /^(false|no|off|0)$/i;

/** Environment variables by which well-known images go without a login, and the values that do it. */
const VARIABLES: ReadonlyArray<{ name: RegExp; value: RegExp }> = [
  // Bitnami's images.
  {
    name: /^ALLOW_(EMPTY_PASSWORD|ANONYMOUS_LOGIN|NONE_AUTHENTICATION)$/,
    value: ON,
  },
  // The official images of MySQL and MariaDB take any text for a yes.
  {
    name: /^(MYSQL|MARIADB)_ALLOW_EMPTY(_ROOT)?_PASSWORD$/,
    value: /\S/,
  },
  { name: /^POSTGRES_HOST_AUTH_METHOD$/, value: /^trust$/i },
  { name: /^NEO4J_AUTH$/, value: /^none$/i },
  {
    name: /^NEO4J_(dbms_security|server_security)_auth__?enabled$/,
    value: OFF,
  },
  { name: /^xpack[._]security[._]enabled$/i, value: OFF },
  {
    name: /^(DISABLE_SECURITY_PLUGIN|plugins\.security\.disabled)$/,
    value: ON,
  },
  { name: /^AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED$/, value: ON },
  { name: /^ME_CONFIG_BASICAUTH(_ENABLED)?$/, value: OFF },
];

/** Flags that do the same, as whole words of a command. */
const FLAGS: readonly RegExp[] = [
  /--noauth/,
  /--skip-grant-tables/,
  /--disable-auth(?:=true)?/,
  /--auth-mode[= ]server/,
  /--auth[= ]none/,
  /--enable-skip-login(?:=true)?/,
  /--(?:NotebookApp|ServerApp|IdentityProvider)\.token=(?:''|"")?/,
].map(asWholeWord);

/** Means the same to a CockroachDB that is started, and to most other programs something else. */
const INSECURE = asWholeWord(/--insecure(?:=true)?/);

function asWholeWord({ source }: RegExp): RegExp {
  return new RegExp(`(?<![\\w-])(${source})(?![\\w=.-])`);
}

/** A password that is given all the same: then the empty one is allowed, and not used. */
const PASSWORD = /PASSWORD(_FILE|_HASH)?$/;

/** Settings of a container by which it lets in whoever asks. */
export function findOpenDoors({ spec }: ContainerSubject): OpenDoor[] {
  // What listens to its own pod only is another container's to guard.
  const words = [...listAt(spec, 'command'), ...listAt(spec, 'args')];
  const isLocal = /(^|[\s=])(127\.\d|localhost)/.test(words.join(' '));
  return [...openByVariable(spec), ...(isLocal ? [] : openByFlag(spec))];
}

function openByVariable(spec: ContainerSubject['spec']): OpenDoor[] {
  const variables = mapsAt(spec, 'env').map(({ value, index }) => ({
    name: stringAt(value, 'name') ?? '',
    text: stringAt(value, 'value') ?? '',
    isGiven: value.value !== '' && value.value !== undefined,
    isReference: value.valueFrom !== undefined,
    index,
  }));
  const hasPassword = variables.some(
    ({ name, isGiven, isReference }) =>
      PASSWORD.test(name) && !/ALLOW/.test(name) && (isGiven || isReference),
  );
  // A password may also come with all else that a Secret holds.
  const mayHavePassword = hasPassword || listAt(spec, 'envFrom').length > 0;
  const isServer = !/kibana/i.test(String(spec.image));
  return variables
    .filter(
      ({ name, text }) =>
        VARIABLES.some(door => door.name.test(name) && door.value.test(text)) &&
        !(mayHavePassword && /EMPTY/.test(name)) &&
        (isServer || !/^xpack/i.test(name)),
    )
    .map(({ name, text, index }) => ({
      setting: `${name}=${text}`,
      path: ['env', index, 'value'],
    }));
}

function openByFlag(spec: ContainerSubject['spec']): OpenDoor[] {
  const flags = startsCockroach(spec) ? [...FLAGS, INSECURE] : FLAGS;
  return ['command', 'args'].flatMap(field => {
    const words = listAt(spec, field).map(String);
    return words.flatMap((word, index): OpenDoor[] => {
      // A flag and its value may be two words.
      const text = `${word} ${words[index + 1] ?? ''}`.trimEnd();
      const [setting] = flags.flatMap(flag => flag.exec(text)?.[1] ?? []);
      const isOwn = setting && word.includes(setting.split(' ')[0]);
      return isOwn ? [{ setting, path: [field, index] }] : [];
    });
  });
}

function startsCockroach(spec: ContainerSubject['spec']): boolean {
  const words = [...listAt(spec, 'command'), ...listAt(spec, 'args')];
  return (
    /\bcockroach(db)?\b/.test([spec.image, ...words].join(' ')) &&
    /(^|\s)start(-single-node)?(\s|$)/.test(words.join(' '))
  );
}
