import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { CLASS_ID, type KeyHashes } from '../../core/slip';
import { TERM, termsOf, type Term } from '../../core/term';
import { bytes, publicKey } from '../../wire/shapes';
import { fromText, keyHash, makeTermKey, toText } from '../../wire/token';
import { makeFile, removeFile } from '../durable-file';
import { errorCode } from '../unusable';
import { agreedTime } from './agreed-time';

const keyFile = z.strictObject({ secretKey: bytes(32), publicKey });
const publicFile = z.strictObject({ publicKey });

/** What the world may know of a class's keys in both terms of a school year. */
export type ClassKeys = { keys: readonly [string, string]; keyHashes: KeyHashes };

/** The key of a class in a term. */
export type KeyName = { class: string; term: Term };

export type TermKeys = {
  /**
   * Makes the keys of a class where they are missing. Only for a class that exists: each new name is a new file.
   * @see PRIVACY.md, step 5: keys stand outside the database, one file a class and term.
   */
  keysOf: (classId: string, year: number) => Promise<ClassKeys>;
  /** The secret half, 32 bytes; undefined where there is none, or none any more. */
  secretKeyOf: (classId: string, term: Term) => Promise<Uint8Array | undefined>;
  /** All keys of which anything is on the disk or in memory. */
  names: () => Promise<KeyName[]>;
  /** Deletes the secret half. The public half stays, or slips of the school year's other term would show another class. */
  deleteSecret: (name: KeyName) => Promise<void>;
  /** Deletes both halves. */
  deleteKey: (name: KeyName) => Promise<void>;
  /** The time (epoch ms) by which keys may be judged: not yet by a clock that was just set ahead. */
  agreedTime: (now: number) => Promise<number>;
};

/** The term keys in DATA_DIR/keys. */
export function openTermKeys(dataFolder: string): TermKeys {
  const folder = join(dataFolder, 'keys');
  const known = new Map<string, Promise<ClassKeys>>();
  const secrets = new Map<string, { name: KeyName; secretKey: Uint8Array }>();
  const fileOf = (name: KeyName) => join(folder, `${nameText(name)}.json`);
  const publicFileOf = (name: KeyName) => join(folder, `${nameText(name)}.public.json`);

  async function bothTerms(classId: string, year: number): Promise<ClassKeys> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const [autumn, spring] = termsOf(year);
    const keys = [await publicKeyOf(classId, autumn), await publicKeyOf(classId, spring)] as const;
    return { keys, keyHashes: [keyHash(keys[0]), keyHash(keys[1])] };
  }

  function publicKeyOf(classId: string, term: Term): Promise<string> {
    const name = { class: classId, term };
    return publicKeyIn(fileOf(name), publicFileOf(name));
  }

  async function secretKeyOf(name: KeyName): Promise<Uint8Array | undefined> {
    const kept = secrets.get(nameText(name));
    if (kept) return kept.secretKey;
    const found = await readIfThere(fileOf(name));
    if (found === undefined) return undefined;
    const secretKey = fromText(keyIn(found, fileOf(name)).secretKey);
    secrets.set(nameText(name), { name, secretKey });
    return secretKey;
  }

  return {
    keysOf: (classId, year) => {
      if (!CLASS_ID.test(classId))
        throw new Error('A class id that is none must not become the name of a file.');
      const name = `${classId}.${String(year)}`;
      const keys = known.get(name) ?? bothTerms(classId, year);
      known.set(name, keys);
      // A full disk passes: what failed is tried again the next time.
      keys.catch(() => known.delete(name));
      return keys;
    },
    secretKeyOf: (classId, term) => secretKeyOf({ class: classId, term }),
    names: async () => {
      const onDisk = (await namesIn(folder)).flatMap(keyNamed);
      const all = [...onDisk, ...[...secrets.values()].map(({ name }) => name)];
      return [...new Map(all.map((name) => [nameText(name), name])).values()];
    },
    deleteSecret: async (name) => {
      secrets.delete(nameText(name));
      const found = await readIfThere(fileOf(name));
      if (found === undefined) return;
      const { publicKey: left } = keyIn(found, fileOf(name));
      // First the new file, then the old one gone: a power cut between them loses nothing.
      await makeFile(publicFileOf(name), JSON.stringify({ publicKey: left }));
      await removeFile(fileOf(name));
    },
    deleteKey: async (name) => {
      for (const path of [fileOf(name), publicFileOf(name)]) await removeFile(path);
      secrets.delete(nameText(name));
      known.delete(`${name.class}.${name.term.slice(0, 4)}`);
    },
    agreedTime: (now) => agreedTime(join(dataFolder, 'swept.json'), now),
  };
}

/** Of the whole key, or of the half that is left; made where there is neither. */
async function publicKeyIn(path: string, publicPath: string): Promise<string> {
  const found = await readIfThere(path);
  if (found !== undefined) return keyIn(found, path).publicKey;
  const left = await readIfThere(publicPath);
  if (left !== undefined) return publicFile.parse(JSON.parse(left)).publicKey;
  return keyIn(await makeKey(path), path).publicKey;
}

/** What is wrong with a file of a key is never said in its own words: they would show some of it. */
function keyIn(text: string, path: string): z.infer<typeof keyFile> {
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    throw new Error(`The key in ${path} is damaged: put that file back from a backup.`);
  }
}

function nameText({ class: id, term }: KeyName): string {
  return `${id}.${term}`;
}

/** The key a file is of, its public half too; none for what lies about. */
function keyNamed(fileName: string): KeyName[] {
  const [, id = '', term = ''] = /^([^.]+)\.([^.]+)(?:\.public)?\.json$/.exec(fileName) ?? [];
  return CLASS_ID.test(id) && TERM.test(term) ? [{ class: id, term }] : [];
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeKey(path: string): Promise<string> {
  const pair = makeTermKey();
  await makeFile(
    path,
    JSON.stringify({ secretKey: toText(pair.secretKey), publicKey: toText(pair.publicKey) }),
  );
  // Another process may have been first: what stands on the disk is the key.
  return readFile(path, 'utf8');
}
