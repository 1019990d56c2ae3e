import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openTermKeys } from '../../../src/endpoint/tokens/keys';
import { keyHash, toText } from '../../../src/wire/token';

const CLASS = 'c1a2s3s4x5';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lamplight-keys-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a class gets a key for each term, which every later start finds again', async () => {
  const folder = await emptyFolder();
  const { keys, keyHashes } = await openTermKeys(folder).keysOf(CLASS, 2026);
  expect(keys[0]).toMatch(/^[\w-]{44}$/);
  expect(keys[1]).not.toBe(keys[0]);
  expect(keyHashes).toEqual([keyHash(keys[0]), keyHash(keys[1])]);
  expect(await openTermKeys(folder).keysOf(CLASS, 2026)).toEqual({ keys, keyHashes });
  expect((await openTermKeys(folder).keysOf(CLASS, 2027)).keys).not.toContain(keys[0]);
});

test('a file a class and term, which only its user reads, and the secret never leaves it', async () => {
  const folder = await emptyFolder();
  const told = await openTermKeys(folder).keysOf(CLASS, 2026);
  const names = await readdir(join(folder, 'keys'));
  expect(names.sort()).toEqual([`${CLASS}.2026a.json`, `${CLASS}.2026b.json`]);
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
  for (const name of names) {
    expect((await stat(join(folder, 'keys', name))).mode & 0o777).toBe(0o600);
    const { secretKey } = JSON.parse(await readFile(join(folder, 'keys', name), 'utf8')) as {
      secretKey: string;
    };
    expect(JSON.stringify(told)).not.toContain(secretKey);
  }
});

test('whoever asks first at once, in one process or two, is told the same key', async () => {
  const folder = await emptyFolder();
  const [one, two] = [openTermKeys(folder), openTermKeys(folder)];
  const told = await Promise.all([one, two, one, two].map((keys) => keys.keysOf(CLASS, 2026)));
  expect(new Set(told.map(({ keys }) => keys.join())).size).toBe(1);
});

test('what is no class id never becomes the name of a file', async () => {
  const folder = await emptyFolder();
  for (const name of ['../secrets', 'C1A2S3S4X5', 'c1a2s3s4x', '']) {
    expect(() => openTermKeys(folder).keysOf(name, 2026)).toThrow('A class id that is none');
  }
  expect(await readdir(folder)).toEqual([]);
});

test('a key is there until it is deleted, and what was left of making it goes with it', async () => {
  const folder = await emptyFolder();
  const keys = openTermKeys(folder);
  expect(await keys.names()).toEqual([]);
  await keys.keysOf(CLASS, 2026);
  const secret = await readFile(join(folder, 'keys', `${CLASS}.2026a.json`), 'utf8');
  await writeFile(join(folder, 'keys', `${CLASS}.2026a.json.c0ffee.aside`), secret);
  await writeFile(join(folder, 'keys', 'notes.txt'), '');
  const [autumn, spring] = [
    { class: CLASS, term: '2026a' },
    { class: CLASS, term: '2026b' },
  ];
  expect(await keys.names()).toEqual([autumn, spring]);
  expect(toText((await keys.secretKeyOf(CLASS, '2026a'))!)).toBe(secret.slice(14, 57));
  await keys.deleteSecret(autumn);
  const left = [`${CLASS}.2026a.public.json`, `${CLASS}.2026b.json`, 'notes.txt'];
  expect((await readdir(join(folder, 'keys'))).sort()).toEqual(left);
  expect(await keys.names()).toEqual([autumn, spring]);
  expect(await keys.secretKeyOf(CLASS, '2026a')).toBeUndefined();
  await keys.deleteKey(autumn);
  await keys.deleteKey(spring);
  expect(await readdir(join(folder, 'keys'))).toEqual(['notes.txt']);
  expect(await keys.names()).toEqual([]);
});

test('a damaged key is never replaced by another', async () => {
  const folder = await emptyFolder();
  await mkdir(join(folder, 'keys'));
  const path = join(folder, 'keys', `${CLASS}.2026a.json`);
  await writeFile(path, '{"secretKey":');
  await expect(openTermKeys(folder).keysOf(CLASS, 2026)).rejects.toThrow(/^The key in .* is damaged: put /);
  expect(await readFile(path, 'utf8')).toBe('{"secretKey":');
});
