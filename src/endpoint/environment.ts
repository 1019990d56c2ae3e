import { resolve } from 'node:path';

/** Where everything is kept. Without `postgres` the databases are two files in the folder. */
export type Place = { folder: string; postgres?: { main: string; open: string } };

export type Environment =
  { kind: 'usable'; port: number; place: Place } | { kind: 'unusable'; sentence: string };

type Variables = Record<string, string | undefined>;

/**
 * What the process is told from outside: PORT (8080), DATA_DIR (`.data` in the project's folder), DATABASE_URL
 * (none: SQLite) and OPEN_DATABASE_URL (the same server, the name with `_open` behind it).
 */
export function readEnvironment(variables: Variables, home: string): Environment {
  const told = (name: string) => variables[name]?.trim() ?? '';
  const port = readPort(told('PORT'));
  if (typeof port === 'string') return { kind: 'unusable', sentence: port };
  const folder = resolve(home, told('DATA_DIR') === '' ? '.data' : told('DATA_DIR'));
  const main = told('DATABASE_URL');
  if (main === '') return { kind: 'usable', port, place: { folder } };
  const open = told('OPEN_DATABASE_URL') === '' ? openBeside(main) : told('OPEN_DATABASE_URL');
  const sentence = urlTrouble('DATABASE_URL', main) ?? urlTrouble('OPEN_DATABASE_URL', open);
  if (sentence !== undefined) return { kind: 'unusable', sentence };
  if (main === open) {
    return {
      kind: 'unusable',
      sentence:
        'DATABASE_URL and OPEN_DATABASE_URL name one database: open evenings need one of their own, which is in no backup.',
    };
  }
  return { kind: 'usable', port, place: { folder, postgres: { main, open } } };
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
