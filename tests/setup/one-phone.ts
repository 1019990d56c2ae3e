import type { Table } from 'dexie';
import { USUAL_WORK } from '../../src/core/entry';
import type { Night } from '../../src/core/night';
import type { Subject } from '../../src/core/subject';
import { Home } from '../../src/parent/store/database';
import { deleteEntry, saveEntries } from '../../src/parent/store/entries';
import type { LetterRow } from '../../src/parent/store/letter-rows';
import { lettersOf } from '../../src/parent/store/letters';
import type { Fetch } from '../../src/parent/sync/ask';
import { syncOnce } from '../../src/parent/sync/round';
import type { TokenMaker } from '../../src/parent/sync/token-maker';
import { workOnTokens } from '../../src/parent/sync/token-work';
import { newVisit } from '../../src/parent/sync/when';

/** Tokens made by the worker's own work, here. */
function openTokenMaker(): TokenMaker {
  return {
    blind: (work) => {
      const answer = workOnTokens({ kind: 'blind', ...work });
      return Promise.resolve(answer.kind === 'blind' ? (answer.done ?? 'no-key') : 'lost');
    },
    finish: (evaluated) => {
      const answer = workOnTokens({ kind: 'finish', evaluated });
      return Promise.resolve(answer.kind === 'finish' ? answer.done : 'lost');
    },
    close: () => undefined,
  };
}

/** The true time (epoch ms), and chance. */
export type Surroundings = { now: () => number; random: () => number };

/** A family's phone without its screen: a diary, its outbox and sync; its clock may be wrong, and it may be killed. */
export type OnePhone = ReturnType<typeof openOnePhone>;

/** All rows of a phone, by table. */
export type Rows = Record<string, object[]>;

/** The child of every phone here; families never meet on one. */
export const CHILD = 'xiaomi';

export function openOnePhone(
  name: string,
  { now, random }: Surroundings,
  lineFrom: (phone: { kill: () => void }) => Fetch,
) {
  let home = new Home(name);
  let wrongBy = 0;
  let isKilled = false;
  let tries = new Map<string, number>();
  let visit = newVisit();

  const kill = () => {
    isKilled = true;
    // Whatever still runs of the killed app can write nothing more.
    home.close();
  };
  const fetch = lineFrom({ kill });
  const reopen = () => {
    home.close();
    home = new Home(name);
    isKilled = false;
    tries = new Map();
    visit = newVisit();
  };
  const round = async (isLineBack: boolean) => {
    const clock = () => new Date(now() + wrongBy);
    try {
      await syncOnce({ home, clock, fetch, random, openTokenMaker }, { tries, visit, isLineBack });
    } catch (error) {
      if (!isKilled) throw error;
      reopen();
    }
  };

  return {
    home: () => home,
    /** How far (ms) its clock is from the true time. */
    setClock: (ms: number) => {
      wrongBy = ms;
    },
    reopen,
    /** The parent looks at the app. */
    look: (isLineBack: boolean) => {
      visit = newVisit();
      return round(isLineBack);
    },
    /** The app stays in sight, and something is due. */
    stay: () => round(false),
    /** The diary of a night holds one sitting, or nothing. */
    write: async (night: Night, sitting: { subject: Subject; minutes: number } | undefined) => {
      const id = `sitting ${night}`;
      if (sitting) await saveEntries(home, [{ ...USUAL_WORK, ...sitting, id, child: CHILD, night }]);
      else await deleteEntry(home, id);
    },
    letter: async (night: Night): Promise<LetterRow | undefined> =>
      (await lettersOf(home, CHILD)).find((row) => row.night === night && !row.isLeft),
    rows: async (): Promise<Rows> => {
      const all = (home.tables as Table<object>[]).map(async (table) => [table.name, await table.toArray()]);
      return Object.fromEntries<object[]>((await Promise.all(all)) as [string, object[]][]);
    },
    fill: async (rows: Rows) => {
      const tables = home.tables as Table<object>[];
      await home.transaction('rw', tables, () =>
        Promise.all(tables.map((table) => table.bulkPut(rows[table.name] ?? []))),
      );
    },
    close: async () => {
      await home.delete();
    },
  };
}
