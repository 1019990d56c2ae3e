import type { Database as File, Statement } from 'better-sqlite3';
import {
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type QueryResult,
} from 'kysely';
import { refuseInsideWork } from './inside-work';

/**
 * One SQLite file as Kysely sees it: one connection that writes, in turn, and one that reads what is committed.
 * Whoever reads never waits for a batch and never sees half of one; whoever writes beside the batches waits for
 * its turn here, where waiting does not stop the process (inside better-sqlite3 it would).
 */
export function sqliteDialect(writer: File, reader: File): Dialect {
  return {
    createAdapter: () => adapter,
    createDriver: () => makeDriver(statementsOf(writer), statementsOf(reader)),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

// As Kysely's own, but that a migration runs whole or not at all: SQLite undoes a CREATE TABLE too. Of two
// processes that migrate, the second waits at BEGIN IMMEDIATE.
const adapter: DialectAdapter = {
  supportsCreateIfNotExists: true,
  supportsTransactionalDdl: true,
  supportsReturning: true,
  acquireMigrationLock: () => Promise.resolve(),
  releaseMigrationLock: () => Promise.resolve(),
};

type Statements = { file: File; prepared: (text: string) => Statement };

/** Preparing costs as much as running: each text is prepared once. Texts are the code's own, so they are few. */
function statementsOf(file: File): Statements {
  const byText = new Map<string, Statement>();
  return {
    file,
    prepared: (text) => {
      const found = byText.get(text);
      if (found) return found;
      const made = file.prepare(text);
      if (byText.size >= 500) byText.clear();
      byText.set(text, made);
      return made;
    },
  };
}

function makeDriver(writer: Statements, reader: Statements): Driver {
  const turns = takeTurns();
  /** Connections inside a transaction, each with how it gives its turn back. */
  const writing = new WeakMap<DatabaseConnection, () => void>();

  function connect(): DatabaseConnection {
    const connection: DatabaseConnection = {
      executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
        if (writing.has(connection)) return run(writer, query);
        if (reader.prepared(query.sql).readonly) return run(reader, query);
        refuseInsideWork();
        const giveBack = await turns();
        try {
          return run(writer, query);
        } finally {
          giveBack();
        }
      },
      streamQuery: () => {
        throw new Error('Rows are not streamed: what is read here is small.');
      },
    };
    return connection;
  }

  async function begin(connection: DatabaseConnection): Promise<void> {
    refuseInsideWork();
    const giveBack = await turns();
    try {
      writer.prepared('begin immediate').run();
      writing.set(connection, giveBack);
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  function end(connection: DatabaseConnection): void {
    writing.get(connection)?.();
    writing.delete(connection);
  }

  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connect()),
    beginTransaction: begin,
    // A commit that fails is followed by a rollback, which then gives the turn back.
    commitTransaction: async (connection) => {
      await promised(() => writer.prepared('commit').run());
      end(connection);
    },
    rollbackTransaction: async (connection) => {
      // A full disk makes SQLite roll back by itself.
      await promised(() => writer.file.inTransaction && writer.prepared('rollback').run()).finally(() => {
        end(connection);
      });
    },
    releaseConnection: () => Promise.resolve(),
    destroy: async () => {
      await promised(() => reader.file.close());
      // The last to leave writes the log back into the file.
      await promised(() => writer.file.close());
    },
  };
}

function run<Row>(on: Statements, { sql, parameters }: CompiledQuery): QueryResult<Row> {
  const statement = on.prepared(sql);
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

// Kysely waits for promises, and better-sqlite3 does all at once: what it throws must become a refusal.
function promised(act: () => unknown): Promise<unknown> {
  return Promise.resolve().then(act);
}

/** Whoever asks gets the turn when all before have given theirs back. */
function takeTurns(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    let giveBack = () => {};
    last = new Promise((given) => {
      giveBack = given;
    });
    await before;
    return giveBack;
  };
}
