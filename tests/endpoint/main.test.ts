import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Night } from '../../src/core/night';
import { termOf, yearOfTerm, type Term } from '../../src/core/term';
import { nightsOfTokenBlock, tokenBlockOf } from '../../src/core/token-block';
import { nightIn } from '../../src/core/zone';
import { hashOf } from '../../src/endpoint/codes';
import { openKeeping } from '../../src/endpoint/database/keeping';
import { readSecrets } from '../../src/endpoint/secrets';
import { calendarOf } from '../../src/endpoint/tenant';
import { openTermKeys } from '../../src/endpoint/tokens/keys';
import { issueAnswer, type IssueAnswer } from '../../src/wire/issue';
import { blindNonce, fromText, infoOf, toText, tokenOf } from '../../src/wire/token';
import { authOf } from '../setup/desk';
import { buildEndpoint } from '../setup/built-endpoint';
import { lettersOf, rowId } from '../setup/evening';
import { freePort } from '../setup/postgres.mjs';

const home = fileURLToPath(new URL('../..', import.meta.url));
const CLASS = 'c1a2s3s4x5';
let built = '';
const entry: string[] = [];

beforeAll(async () => {
  const made = await buildEndpoint('endpoint');
  built = made.folder;
  entry.push(made.entry);
}, 60_000);
afterAll(() => rm(built, { recursive: true, force: true }));

type Ended = { code: number | null; said: string; complained: string };

/** Runs a program until it ends; what it starts knows only these variables. */
function run(program: string, parameters: string[], variables: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], PORT: '8080', DEMO: 'off', ...variables };
    const child = spawn(program, parameters, { cwd: home, env });
    const ended: Ended = { code: null, said: '', complained: '' };
    child.stdout.on('data', (chunk) => (ended.said += String(chunk)));
    child.stderr.on('data', (chunk) => (ended.complained += String(chunk)));
    child.on('close', (code) => resolve({ ...ended, code }));
  });
}

const refused = (variables: Record<string, string>) => run(process.execPath, entry, variables);

/** The entry with a disk of its own mounted at DATA_DIR, which no other process sees and which goes with it. */
function startOnDisk(folder: string, options: string, before = ':'): Promise<Ended> {
  const isRoot = process.getuid?.() === 0;
  const script = `mount -t tmpfs -o ${options} tmpfs "$DATA_DIR" && { ${before}; exec "$@"; }`;
  const parameters = [isRoot ? '-m' : '-rm', 'sh', '-c', script, 'sh', process.execPath, ...entry];
  return run('unshare', parameters, { DATA_DIR: folder });
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lamplight-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder as a first start leaves it. */
async function usedFolder(): Promise<string> {
  const folder = await emptyFolder();
  await readSecrets(folder);
  await (await openKeeping({ folder }, () => new Date())).close();
  return folder;
}

function expectSentence(ended: Ended, sentence: RegExp): void {
  expect(ended.complained).toMatch(sentence);
  // One whole sentence, nothing else, and a failure for whoever started it.
  expect(ended.complained).toMatch(/^[^\n]+[.?)]\n$/);
  expect(ended).toMatchObject({ code: 1, said: '' });
}

describe('a start that cannot be says why in one sentence', () => {
  test('DATA_DIR is a file', async () => {
    const path = join(await emptyFolder(), 'file');
    await writeFile(path, '');
    expectSentence(await refused({ DATA_DIR: path }), /^DATA_DIR is .*, but that is a file: name a folder/);
  });

  test('DATA_DIR belongs to something else, and nothing is written there', async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, 'photos'));
    expectSentence(await refused({ DATA_DIR: folder }), /belongs to something else: name an empty folder/);
    expect(await readdir(folder)).toEqual(['photos']);
  });

  test('DATA_DIR may not be written', async () => {
    expectSentence(await startOnDisk(await emptyFolder(), 'ro'), /may not be written by this user/);
  });

  test('the disk is full', async () => {
    const fill = 'mkdir "$DATA_DIR/lost+found"; cat /dev/zero > "$DATA_DIR/lost+found/full" 2>&-';
    const ended = await startOnDisk(await emptyFolder(), 'size=6m', fill);
    expectSentence(ended, /^The disk that holds .* is full: make room on it/);
  });

  test('the disk becomes full while the database is made', async () => {
    for (const size of ['16k', '96k']) {
      const ended = await startOnDisk(await emptyFolder(), `size=${size}`);
      expectSentence(ended, /^The disk that holds .* is full: make room on it/);
    }
  });

  test('the database is of a newer version, and stays as it is', async () => {
    const folder = await usedFolder();
    const file = new Database(join(folder, 'main.sqlite'));
    file.exec("insert into kysely_migration values ('2099-01-01-moon', 'then')");
    file.close();
    expectSentence(
      await refused({ DATA_DIR: folder }),
      /main\.sqlite was written by a newer Lamplight \(it went through "2099-01-01-moon"\): start that version/,
    );
  });

  test('the database file holds something else', async () => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'main.sqlite'), 'This is not a database. '.repeat(500));
    const ended = await refused({ DATA_DIR: folder });
    expectSentence(ended, /is no database of Lamplight, or it is damaged: put back/);
  });

  test('a secret is a placeholder', async () => {
    const folder = await usedFolder();
    const secrets: unknown = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8'));
    const text = JSON.stringify({
      ...(secrets as object),
      session: 'change-me-please-change-me-please-change-me',
    });
    await writeFile(join(folder, 'secrets.json'), text);
    const ended = await refused({ DATA_DIR: folder });
    expectSentence(ended, /^The secret "session" in .* is a placeholder or too short/);
    expect(ended.complained).not.toContain('change-me');
  });

  test('PostgreSQL cannot be reached, and its password is not repeated', async () => {
    const ended = await refused({
      DATA_DIR: await emptyFolder(),
      DATABASE_URL: 'postgres://lamp:hunter2@127.0.0.1:9/lamplight',
    });
    expectSentence(ended, /^PostgreSQL on 127\.0\.0\.1:9 \(DATABASE_URL\) cannot be reached/);
    expect(ended.complained).not.toContain('hunter2');
  });
});

/** The endpoint up and listening, and how it is told to stop. */
async function serving(folder: string): Promise<{ address: string; stop: () => Promise<number | null> }> {
  const port = String(await freePort());
  const child = spawn(process.execPath, entry, {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: port, DEMO: 'off' },
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const address = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const found = /http:\/\/localhost:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { address, stop };
}

test('the built endpoint starts in an empty folder, keeps all to its user, stops on SIGTERM, and starts again', async () => {
  const folder = join(await emptyFolder(), 'kept');
  const first = await serving(folder);
  expect((await fetch(`${first.address}health`)).status).toBe(200);
  expect(await first.stop()).toBe(0);
  // The log was written back: nothing but whole files is left.
  const names = ['main.sqlite', 'open.sqlite', 'secrets.json', 'swept.json'];
  expect((await readdir(folder)).sort()).toEqual(names);
  const modes = await Promise.all(
    ['.', ...names].map(async (name) => (await stat(join(folder, name))).mode & 0o777),
  );
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600, 0o600]);
  const secrets = await readFile(join(folder, 'secrets.json'), 'utf8');
  const second = await serving(folder);
  expect(await second.stop()).toBe(0);
  expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe(secrets);
});

test('what closed while nothing ran is gone from the raw file with the next start', async () => {
  const folder = await usedFolder();
  const keeping = await openKeeping({ folder }, () => new Date());
  const nonces = await lettersOf(3, keeping, { class: CLASS, night: '2025-11-24' });
  await keeping.close();
  const left = async () => {
    const bytes = await readFile(join(folder, 'open.sqlite'));
    return nonces.filter((nonce) => bytes.includes(rowId(nonce, 'math'))).length;
  };
  expect(await left()).toBe(3);
  const { stop } = await serving(folder);
  expect(await stop()).toBe(0);
  expect(await left()).toBe(0);
});

/** A folder with a class of five families, who are all here tonight. */
async function folderWithFamilies(): Promise<{
  folder: string;
  tonight: Night;
  term: Term;
  publicKey: string;
}> {
  const folder = await usedFolder();
  const tonight = nightIn('Asia/Shanghai', new Date());
  const term = termOf(tonight, calendarOf({ system: 'cn63' }));
  const year = yearOfTerm(term);
  const keeping = await openKeeping({ folder }, () => new Date());
  const school = {
    school_id: 's',
    name: '向阳小学',
    system: 'cn63',
    limit_choice: '{}',
    contact: '',
  } as const;
  await keeping.commitMain(async (writes) => {
    await writes
      .insertInto('school')
      .values({ ...school, zone: 'Asia/Shanghai' })
      .execute();
    const row = { school_id: 's', class_id: CLASS, name: '三年级2班', entry_year: year - 2, size: 40 };
    await writes.insertInto('class').values(row).execute();
  });
  await keeping.commitOpen(async (writes) => {
    const rows = [1, 2, 3, 4, 5].map((serial) => ({
      auth_hash: hashOf(fromText(authOf(serial, CLASS))),
      class: CLASS,
      serial,
      year,
    }));
    await writes.insertInto('enrolment').values(rows).execute();
  });
  await keeping.close();
  const { keys } = await openTermKeys(folder).keysOf(CLASS, year);
  return { folder, tonight, term, publicKey: term.endsWith('a') ? keys[0] : keys[1] };
}

test('the built endpoint makes tokens in its threads, and stopping answers what was asked', async () => {
  const { folder, tonight, term, publicKey } = await folderWithFamilies();
  const { address, stop } = await serving(folder);
  const blindedOn = (night: Night) => {
    const info = infoOf({ term, class: CLASS, night });
    return { info, ...blindNonce(new Uint8Array(32).fill(1), info, fromText(publicKey)) };
  };
  const ask = (nights: readonly Night[]) =>
    fetch(`${address}v1/issue`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${authOf(1, CLASS)}` },
      body: JSON.stringify({
        term,
        nights: nights.map((night) => [night, toText(blindedOn(night).blinded)]),
        surveys: [],
      }),
    });
  const one = issueAnswer.parse(await (await ask([tonight])).json());
  const [[night, evaluated, proof = '']] = one.t as [IssueAnswer['t'][number]];
  const asked = blindedOn(night);
  expect(tokenOf(asked.info, asked, { evaluated: fromText(evaluated), proof: fromText(proof) })).toHaveLength(
    32,
  );
  const asking = ask(nightsOfTokenBlock(tokenBlockOf(tonight)));
  expect((await fetch(`${address}health`)).status).toBe(200);
  const stopped = stop();
  expect(issueAnswer.parse(await (await asking).json()).t).toHaveLength(28);
  expect(await stopped).toBe(0);
});

test('the build leaves the database drivers and better-auth where npm put them', async () => {
  const files = await readdir(join(built, 'endpoint'), { recursive: true });
  const texts = await Promise.all(
    files
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFile(join(built, 'endpoint', name), 'utf8')),
  );
  for (const name of ['better-sqlite3', 'pg', 'kysely']) {
    expect(texts.join('\n')).toMatch(new RegExp(`from "${name}"`));
  }
  expect(texts.join('\n')).not.toMatch(/node_modules\//);
});
