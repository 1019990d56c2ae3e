import { sql, type Kysely, type Transaction } from 'kysely';

/** Finds out of a transaction whose commit went unanswered whether it was done. */
export type Recall = {
  /** Its name, asked for inside it. */
  nameOf: <Tables>(transaction: Transaction<Tables>) => Promise<string>;
  /** Asked for afterwards; a server that is still about it is asked again until it has ended. */
  isCommitted: <Tables>(writes: Kysely<Tables>, name: string) => Promise<boolean>;
};

/** PostgreSQL keeps for a while how each transaction ended. One it has forgotten, or never knew, was not committed. */
export const postgresRecall: Recall = {
  nameOf: async (transaction) => {
    const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(transaction);
    return rows[0]?.id ?? '';
  },
  isCommitted: async (writes, name) => {
    const { rows } = await sql<{ how: string | null }>`select pg_xact_status(${name}::xid8) as how`.execute(
      writes,
    );
    if (rows[0]?.how === 'in progress')
      throw Object.assign(new Error('A commit is on its way.'), { code: '40001' });
    return rows[0]?.how === 'committed';
  },
};
