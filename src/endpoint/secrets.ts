import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { makeFile } from './durable-file';
import { folderTrouble } from './folder';
import { errorCode, unusable } from './unusable';

/** One secret a purpose, so that what leaks through one opens no other. */
const PURPOSES = ['session', 'link', 'slip', 'backup'] as const;

/** 32 random bytes each, as base64url. */
export type Secrets = Record<(typeof PURPOSES)[number], string>;

const secretsFile = z.record(z.string(), z.string());

/** Reads DATA_DIR/secrets.json, which the first start makes; a secret somebody typed in refuses to start. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const path = join(folder, 'secrets.json');
  // Secrets are made before the database. A database without them lost them, and new ones would not fit it.
  if (!existsSync(path) && existsSync(join(folder, 'main.sqlite'))) {
    throw unusable(`${path} is missing beside its database: put it back from where the backups are kept.`);
  }
  const secrets = readable(path, await textOf(folder, path));
  for (const purpose of PURPOSES) {
    if (!isRandom(secrets[purpose])) {
      throw unusable(
        `The secret "${purpose}" in ${path} is a placeholder or too short: it must be 32 random bytes as base64url (openssl rand -base64 32 | tr '+/' '-_' | tr -d '=').`,
      );
    }
  }
  if (new Set(PURPOSES.map((purpose) => secrets[purpose])).size < PURPOSES.length) {
    throw unusable(`Two secrets in ${path} are the same: each purpose needs one of its own.`);
  }
  return secrets;
}

async function textOf(folder: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw folderTrouble(folder, error) ?? error;
  }
  try {
    await makeFile(path, `${JSON.stringify(freshSecrets(), null, 2)}\n`);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw folderTrouble(folder, error) ?? error;
  }
}

/** Other secrets each time. */
export function freshSecrets(): Secrets {
  const fresh = () => randomBytes(32).toString('base64url');
  return { session: fresh(), link: fresh(), slip: fresh(), backup: fresh() };
}

function readable(path: string, text: string): Secrets {
  try {
    return secretsFile.parse(JSON.parse(text)) as Secrets;
  } catch {
    throw unusable(`${path} is damaged: put it back from where the backups are kept.`);
  }
}

// 43 characters carry 32 bytes. Random ones show some 31 different characters; below 16 a hand wrote them.
function isRandom(secret: string | undefined): boolean {
  return secret !== undefined && /^[\w-]{43,}$/.test(secret) && new Set(secret).size >= 16;
}
