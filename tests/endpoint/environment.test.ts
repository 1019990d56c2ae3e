import { expect, test } from 'vitest';
import { readEnvironment as read } from '../../src/endpoint/environment';

const readEnvironment = (variables: Record<string, string | undefined>) => read(variables, '/srv/lamplight');

test('without PORT the endpoint listens on 8080', () => {
  expect(readEnvironment({})).toMatchObject({ kind: 'usable', port: 8080 });
  expect(readEnvironment({ PORT: '' })).toMatchObject({ kind: 'usable', port: 8080 });
});

test('PORT is a whole number from 1 to 65535', () => {
  expect(readEnvironment({ PORT: ' 3000 ' })).toMatchObject({ kind: 'usable', port: 3000 });
  expect(readEnvironment({ PORT: '65535' })).toMatchObject({ kind: 'usable', port: 65_535 });
});

test.each(['0', '65536', '-1', '80.5', '8e3', '0x50', 'http', '8080 and more'])(
  'PORT=%s is refused in a sentence',
  (PORT) => {
    const environment = readEnvironment({ PORT });
    expect(environment).toMatchObject({ kind: 'unusable' });
    expect(JSON.stringify(environment)).toContain('1 to 65535');
  },
);

test('everything is kept in .data of the project, or where DATA_DIR says', () => {
  expect(readEnvironment({})).toMatchObject({ place: { folder: '/srv/lamplight/.data' } });
  expect(readEnvironment({ DATA_DIR: 'kept' })).toMatchObject({ place: { folder: '/srv/lamplight/kept' } });
  expect(readEnvironment({ DATA_DIR: '/var/lib/lamplight' })).toMatchObject({
    place: { folder: '/var/lib/lamplight' },
  });
});

test('without DATABASE_URL the databases are files', () => {
  expect(readEnvironment({})).not.toHaveProperty('place.postgres');
});

test('open evenings stand in a database of their own beside the main one, or where OPEN_DATABASE_URL says', () => {
  const main = 'postgres://lamp:secret@db.school:5433/lamplight?sslmode=require';
  expect(readEnvironment({ DATABASE_URL: main })).toMatchObject({
    place: {
      postgres: { main, open: 'postgres://lamp:secret@db.school:5433/lamplight_open?sslmode=require' },
    },
  });
  const open = 'postgresql://lamp@other/open';
  expect(readEnvironment({ DATABASE_URL: main, OPEN_DATABASE_URL: open })).toMatchObject({
    place: { postgres: { main, open } },
  });
});

test.each([
  { DATABASE_URL: 'mysql://lamp:secret@db/lamplight' },
  { DATABASE_URL: 'postgres://lamp:secret@db' },
  { DATABASE_URL: 'secret' },
  { DATABASE_URL: 'postgres://lamp:secret@db/a', OPEN_DATABASE_URL: 'http://lamp:secret@db/b' },
  { DATABASE_URL: 'postgres://lamp:secret@db/a', OPEN_DATABASE_URL: 'postgres://lamp:secret@db/a' },
])('an address that is none of PostgreSQL is refused without repeating its password: %j', (variables) => {
  const environment = readEnvironment(variables);
  expect(environment).toMatchObject({ kind: 'unusable' });
  expect(JSON.stringify(environment)).toContain('DATABASE_URL');
  expect(JSON.stringify(environment)).not.toContain('secret');
});

test('ORIGIN is the bare address people type, or nothing', () => {
  expect(readEnvironment({})).toMatchObject({ origin: undefined });
  for (const ORIGIN of ['https://lamplight.example', ' https://lamplight.example/ ']) {
    expect(readEnvironment({ ORIGIN })).toMatchObject({ origin: 'https://lamplight.example' });
  }
  for (const ORIGIN of [
    'lamplight.example',
    'ftp://x',
    'https://x/app',
    'https://u:p@x',
    'https://x/?a',
    'null',
  ]) {
    expect(readEnvironment({ ORIGIN }), ORIGIN).toMatchObject({ kind: 'unusable' });
  }
});

test('DEMO is off or not said, and no simulation has a demo', () => {
  expect(readEnvironment({})).toMatchObject({ hasDemo: true });
  expect(readEnvironment({ DEMO: ' off ' })).toMatchObject({ hasDemo: false });
  expect(readEnvironment({ SIMULATION: 'on' })).toMatchObject({ hasDemo: false });
  for (const DEMO of ['on', 'OFF', '0', 'false'])
    expect(readEnvironment({ DEMO }), DEMO).toMatchObject({
      kind: 'unusable',
      sentence: expect.stringMatching(/^DEMO can only be "off"/),
    });
});

test('SIMULATION is on or not said, and what else it says is refused in a sentence', () => {
  expect(readEnvironment({ SIMULATION: 'on' })).toMatchObject({ place: { isSimulated: true } });
  expect(readEnvironment({ SIMULATION: '' })).not.toHaveProperty('place.isSimulated');
  for (const SIMULATION of ['off', '1', 'true', 'ON'])
    expect(readEnvironment({ SIMULATION })).toMatchObject({
      kind: 'unusable',
      sentence: expect.stringMatching(/^SIMULATION can only be "on"/),
    });
});
