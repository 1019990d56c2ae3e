import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openKeeping } from '../../../src/endpoint/database/keeping';
import { freshPlace } from '../../setup/keeping';
import { startPostgres } from '../../setup/postgres.mjs';

test('a server that writes down when each transaction was committed is refused in a sentence', async () => {
  const server = await startPostgres(false);
  onTestFinished(server.stop);
  const { folder } = await freshPlace('sqlite');
  const place = { folder, postgres: { main: server.url('postgres'), open: server.url('postgres_open') } };
  const keeping = await openKeeping(place, () => new Date());
  await sql`alter system set track_commit_timestamp = on`.execute(keeping.main);
  await keeping.close();
  await server.kill();
  await server.restart();
  await expect(openKeeping(place, () => new Date())).rejects.toThrow(/track_commit_timestamp = off/);
});
