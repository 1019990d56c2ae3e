import { Kysely } from 'kysely';
import { join } from 'node:path';
import type { Clock } from '../clock';
import type { Place } from '../environment';
import { prepareFolder } from '../folder';
import type { Engine } from './engine';
import { groupCommit, type GroupCommit, type Work } from './group-commit';
import { settleMark } from './mark';
import { migrate, type Room } from './migrate';
import { makePostgres, openPostgres } from './postgres';
import { postgresRecall } from './recall';
import { BEFORE_BATCH, rewriteInThread, rewriteTables, type Rewritten } from './rewrite';
import { sqliteDialect } from './sqlite';
import { fileTrouble, openFile, type Flushes } from './sqlite-file';
import type { MainTables, OpenTables } from './tables';

/** Both databases of an endpoint, open and of this build's version. */
export type Keeping = {
  /** For reading; better-auth writes here too, a statement or a transaction of its own at a time. */
  main: Kysely<MainTables>;
  open: Kysely<OpenTables>;
  /**
   * Writes together with whatever else is waiting, and answers once that is durable. The work reads what was
   * committed before it, and no other work runs between its reads and its writes. It may run twice, though not
   * once it is committed, be the answer lost: so it does nothing but write.
   * What it throws undoes it alone. When too much waits, the disk is full or the database is away it throws a
   * Problem `endpoint-busy` (`isBusy` in trouble.ts).
   */
  commitMain: <T>(work: Work<MainTables, T>) => Promise<T>;
  commitOpen: <T>(work: Work<OpenTables, T>) => Promise<T>;
  /** Whether a commit would be refused just now: asked before a question's body is read. */
  isBusy: () => boolean;
  engine: Engine;
  /**
   * Writes the open database anew, so that nothing in it says in what order its rows came, nor what was deleted
   * (PRIVACY.md, Storage). Commits wait meanwhile. `thread` is src/endpoint/rewrite.worker, built.
   */
  rewriteOpen: (thread: URL) => Promise<Rewritten>;
  /** Commits what waits, and closes. */
  close: () => Promise<void>;
};

/** Opens what is at `place`, made and migrated where needed; throws an `unusable` sentence where it cannot. */
export async function openKeeping(place: Place, clock: Clock): Promise<Keeping> {
  prepareFolder(place.folder);
  if (place.postgres) await makePostgres(place.postgres);
  const main = await openRoom<MainTables>('main', place, clock);
  try {
    return keepingOf(main, await openRoom<OpenTables>('open', place, clock));
  } catch (error) {
    await main.close();
    throw error;
  }
}

type OpenRoom<Tables> = {
  engine: Engine;
  /** Of SQLite, the path of its file. */
  where: string;
  writes: Kysely<Tables>;
  reads: Kysely<Tables>;
  group: GroupCommit<Tables>;
  close: () => Promise<void>;
};

function keepingOf(main: OpenRoom<MainTables>, open: OpenRoom<OpenTables>): Keeping {
  return {
    main: main.reads,
    open: open.reads,
    commitMain: main.group.commit,
    commitOpen: open.group.commit,
    isBusy: () => main.group.isBusy() || open.group.isBusy(),
    engine: main.engine,
    rewriteOpen: (thread) =>
      open.group.apart(() =>
        open.engine === 'postgres' ? rewriteTables(open.writes) : rewriteInThread(thread, open.where),
      ),
    close: async () => {
      await Promise.all([main.close(), open.close()]);
    },
  };
}

/** On SQLite the process takes in no questions while a commit waits for the disk. */
function collectsOf({ isFleeting }: Place, engine: Engine) {
  return engine === 'sqlite' && !isFleeting ? 'between commits' : 'during commits';
}

/** What a batch needs where other processes write too, and a line lies between. */
function onServer(room: Room) {
  return { recall: postgresRecall, ...(room === 'open' && { first: BEFORE_BATCH }) };
}

async function openRoom<Tables>(room: Room, place: Place, clock: Clock): Promise<OpenRoom<Tables>> {
  const flushes = place.isFleeting ? 'never' : 'each commit';
  const opened = place.postgres
    ? { ...openPostgres<Tables>(place.postgres[room]), engine: 'postgres' as const }
    : {
        ...openSqlite<Tables>(join(place.folder, `${room}.sqlite`), room, flushes),
        engine: 'sqlite' as const,
      };
  const { engine, writes, reads } = opened;
  const close = async () => {
    await writes.destroy();
    if (reads !== writes) await reads.destroy();
  };
  const where = place.postgres ? `The ${room} database on PostgreSQL` : join(place.folder, `${room}.sqlite`);
  try {
    await settleMark(writes, { isSimulated: place.isSimulated === true, where });
    await migrate(writes, { room, engine, where });
  } catch (error) {
    await close();
    throw place.postgres ? error : fileTrouble(where, error);
  }
  const collects = collectsOf(place, engine);
  const group = groupCommit(writes, { collects, clock, ...(engine === 'postgres' && onServer(room)) });
  return {
    engine,
    where,
    writes,
    reads,
    group,
    close: async () => {
      await group.drain();
      await close();
    },
  };
}

function openSqlite<Tables>(
  path: string,
  room: Room,
  flushes: Flushes,
): { writes: Kysely<Tables>; reads: Kysely<Tables> } {
  const { writer, reader } = openFile(path, { room, flushes });
  const both = new Kysely<Tables>({ dialect: sqliteDialect(writer, reader) });
  return { writes: both, reads: both };
}
