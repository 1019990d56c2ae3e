import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { ensurePostgres, startPostgres } from './postgres.mjs';

declare module 'vitest' {
  // Vitest's own name for what a global set-up hands to the tests.
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** What the vitest project `database` runs once, before its first test: one real server for all of them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  ensurePostgres();
  const server = await startPostgres(false);
  project.provide('postgresUrl', server.url('postgres'));
  return server.stop;
}

/** Addresses of two databases of one test: the main one made, the open one left to be made. They go with the server. */
export async function freshDatabases(): Promise<{ main: string; open: string }> {
  const name = `lamplight_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name}`);
  const main = new URL(inject('postgresUrl'));
  main.pathname = name;
  const open = new URL(main);
  open.pathname = `${name}_open`;
  return { main: main.href, open: open.href };
}

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
