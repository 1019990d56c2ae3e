import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { CLASS_ID, type KeyHashes } from '../../core/slip';
import { termsOf, type Term } from '../../core/term';
import { bytes, publicKey } from '../../wire/shapes';
import { fromText, keyHash, makeTermKey, toText } from '../../wire/token';
import { makeFile } from '../durable-file';
import { errorCode } from '../unusable';

const keyFile = z.strictObject({ secretKey: bytes(32), publicKey });

/** What the world may know of a class's keys in both terms of a school year. */
export type ClassKeys = { keys: readonly [string, string]; keyHashes: KeyHashes };

export type TermKeys = {
  /**
   * Makes the keys of a class where they are missing. Only for a class that exists: each new name is a new file.
   * @see PRIVACY.md, step 5: keys stand outside the database, one file a class and term.
   */
  keysOf: (classId: string, year: number) => Promise<ClassKeys>;
  /** The secret half, 32 bytes; undefined where there is none, or none any more. */
  secretKeyOf: (classId: string, term: Term) => Promise<Uint8Array | undefined>;
};

/** The term keys in DATA_DIR/keys. */
export function openTermKeys(dataFolder: string): TermKeys {
  const folder = join(dataFolder, 'keys');
  const known = new Map<string, Promise<ClassKeys>>();

  async function bothTerms(classId: string, year: number): Promise<ClassKeys> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const [autumn, spring] = termsOf(year);
    const keys = [await publicKeyOf(classId, autumn), await publicKeyOf(classId, spring)] as const;
    return { keys, keyHashes: [keyHash(keys[0]), keyHash(keys[1])] };
  }

  async function publicKeyOf(classId: string, term: Term): Promise<string> {
    const path = join(folder, `${classId}.${term}.json`);
    const found = (await readIfThere(path)) ?? (await makeKey(path));
    return keyFile.parse(JSON.parse(found)).publicKey;
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
    secretKeyOf: async (classId, term) => {
      const found = await readIfThere(join(folder, `${classId}.${term}.json`));
      return found === undefined ? undefined : fromText(keyFile.parse(JSON.parse(found)).secretKey);
    },
  };
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
