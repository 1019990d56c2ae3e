import { resolve } from 'node:path';

/**
 * Where everything is kept. Without `postgres` the databases are two files in the folder. Where nothing is real, in a
 * simulation and in the demo, that is marked, there and in the databases. What is `fleeting` is made anew at each start, so no commit of it waits for the disk.
 */
export type Place = {
  folder: string;
  postgres?: { main: string; open: string };
  isSimulated?: true;
  isFleeting?: true;
};

export type Environment =
  | { kind: 'usable'; port: number; place: Place; origin: string | undefined; hasDemo: boolean }
  | { kind: 'unusable'; sentence: string };

type Variables = Record<string, string | undefined>;

/**
 * What the process is told from outside: PORT (8080), DATA_DIR (`.data` in the project's folder), DATABASE_URL
 * (none: SQLite), OPEN_DATABASE_URL (the same server, the name with `_open` behind it), ORIGIN, the address people type
 * (none: each visitor's own), DEMO (`off`: no demo school) and SIMULATION (`on`: nothing is real, and whoever started
 * the process moves its clock; it has no demo).
 */
export function readEnvironment(variables: Variables, home: string): Environment {
  const told = (name: string) => variables[name]?.trim() ?? '';
  const port = readPort(told('PORT'));
  if (typeof port === 'string') return { kind: 'unusable', sentence: port };
  const origin = readOrigin(told('ORIGIN'));
  if (origin === 'unusable') return { kind: 'unusable', sentence: ORIGIN_SENTENCE };
  const folder = resolve(home, told('DATA_DIR') || '.data');
  const postgres = readPostgres(told('DATABASE_URL'), told('OPEN_DATABASE_URL'));
  if (typeof postgres === 'string') return { kind: 'unusable', sentence: postgres };
  const [simulation, demo] = [told('SIMULATION'), told('DEMO')];
  const sentence = switchTrouble({ simulation, demo });
  if (sentence !== undefined) return { kind: 'unusable', sentence };
  const place: Place = {
    folder,
    ...(postgres && { postgres }),
    ...(simulation && { isSimulated: true }),
  };
  return { kind: 'usable', port, origin, place, hasDemo: isUsual(demo, simulation) };
}

function readPostgres(main: string, written: string): { main: string; open: string } | string | undefined {
  if (main === '') return undefined;
  const open = written === '' ? openBeside(main) : written;
  const sentence = urlTrouble('DATABASE_URL', main) ?? urlTrouble('OPEN_DATABASE_URL', open);
  if (sentence !== undefined) return sentence;
  if (main === open) {
    return 'DATABASE_URL and OPEN_DATABASE_URL name one database: open evenings need one of their own, which is in no backup.';
  }
  return { main, open };
}

const SIMULATION_SENTENCE =
  'SIMULATION can only be "on", which npm run simulate says: leave it out to start a school.';
const DEMO_SENTENCE = 'DEMO can only be "off", which leaves the demo school out: leave it out to have one.';
const ORIGIN_SENTENCE =
  'ORIGIN must be the address people type, and nothing behind it: ORIGIN=https://lamplight.example.';

/** Without a word a school has a demo; a simulation has none. */
const isUsual = (...switches: string[]) => switches.every((each) => each === '');

/** The sentence for a switch that says what it does not know. */
function switchTrouble({ simulation, demo }: { simulation: string; demo: string }): string | undefined {
  if (!['', 'on'].includes(simulation)) return SIMULATION_SENTENCE;
  return ['', 'off'].includes(demo) ? undefined : DEMO_SENTENCE;
}

function readOrigin(written: string): string | undefined {
  if (written === '') return undefined;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isBare = url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  return isBare ? url.origin : 'unusable';
}

function readPort(written: string): number | string {
  if (written === '') return 8080;
  const port = Number(written);
  if (/^\d+$/.test(written) && port >= 1 && port <= 65_535) return port;
  return `PORT is "${written}", but must be a whole number from 1 to 65535, for example PORT=8080.`;
}

// Never the address itself in a sentence: it holds a password.
function urlTrouble(name: string, url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isPostgres = parsed?.protocol === 'postgres:' || parsed?.protocol === 'postgresql:';
  if (isPostgres && parsed.pathname.length > 1) return undefined;
  return `${name} is no address of a PostgreSQL database: it looks like postgres://user:password@host:5432/lamplight.`;
}

function openBeside(main: string): string {
  if (!URL.canParse(main)) return main;
  const url = new URL(main);
  url.pathname = `${url.pathname}_open`;
  return url.href;
}
