import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSecrets } from '../../src/endpoint/secrets';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lamplight-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const random = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');

async function folderWith(change: Record<string, unknown>): Promise<string> {
  const folder = await emptyFolder();
  const whole = { session: random(), link: random(), slip: random(), backup: random(), ...change };
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(whole));
  return folder;
}

test('the first start makes a secret of 32 random bytes a purpose, and the next start reads the same', async () => {
  const folder = await emptyFolder();
  const secrets = await readSecrets(folder);
  expect(Object.keys(secrets).sort()).toEqual(['backup', 'link', 'session', 'slip']);
  for (const secret of Object.values(secrets)) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(new Set(Object.values(secrets)).size).toBe(4);
  expect(await readSecrets(folder)).toEqual(secrets);
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

test('two processes that start first at once read the same secrets', async () => {
  const folder = await emptyFolder();
  const read = await Promise.all([readSecrets(folder), readSecrets(folder), readSecrets(folder)]);
  expect(read[1]).toEqual(read[0]);
  expect(read[2]).toEqual(read[0]);
});

test.for([
  '',
  'changeme',
  random().slice(1),
  'a'.repeat(43),
  'change-me-please-change-me-please-change-me',
  `<put 32 random bytes here>${random()}`,
])('a secret like "%s" refuses to start', async (session) => {
  const folder = await folderWith({ session });
  await expect(readSecrets(folder)).rejects.toThrow(
    /^The secret "session" in .* is a placeholder or too short/,
  );
});

test('a missing purpose, one secret for two, and a file that is no JSON refuse to start', async () => {
  await expect(readSecrets(await folderWith({ backup: undefined }))).rejects.toThrow('"backup"');
  const same = random();
  await expect(readSecrets(await folderWith({ slip: same, link: same }))).rejects.toThrow('are the same');
  const damaged = await emptyFolder();
  await writeFile(join(damaged, 'secrets.json'), '{"session": "');
  await expect(readSecrets(damaged)).rejects.toThrow('is damaged');
  expect(await readFile(join(damaged, 'secrets.json'), 'utf8')).toBe('{"session": "');
});

test('a database without its secrets gets no new ones', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'main.sqlite'), '');
  await expect(readSecrets(folder)).rejects.toThrow(/secrets\.json is missing beside its database/);
});
