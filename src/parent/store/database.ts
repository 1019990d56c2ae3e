import Dexie, { type EntityTable, type Table } from 'dexie';
import type { EnrolmentRow, JoiningRow, SecretRow } from './class-rows';
import type { FigureRow, FigureWeekRow } from './figure-rows';
import type { NoticeRow } from './notice-rows';
import type { LetterRow, TokenBlockRow } from './letter-rows';
import type { AliasRow, ChildRow, EntryRow, EveningRow, GradeRow, KeptRow, OverrideRow } from './rows';
import type { AnswersRow, DraftRow, SurveyRow, SurveyTokenRow } from './survey-rows';
import type { Timer } from '../../core/timer';

/** The family's own diary, and beside it the sandbox's, which no family row ever enters. */
export const DIARY = 'lamplight';
export const SANDBOX = 'lamplight-sandbox';

/** A window that only just hides lets go at once; one that holds the diary longer (ms) is told of. */
const BLOCKED_MS = 4000;

/** Dexie opens a diary written by a newer version as it is; we would write rows that version does not expect. */
function refuseNewer(home: Home): void {
  // The browser counts ten to each version of Dexie's.
  const written = home.backendDB().version / 10;
  if (written > home.verno) {
    throw new Dexie.VersionError(`The diary is of version ${written}, this app knows ${home.verno}.`);
  }
}

/** Another window keeps an older diary open: after a while every reader is told so, instead of waiting for ever. */
function giveUpBlocked(home: Home): void {
  setTimeout(() => {
    if (home.isOpen()) return;
    const error = Object.assign(new Error('Another window holds the diary.'), { name: 'BlockedError' });
    // Dexie has no public word for this; the package is pinned, and a test goes red if the word changes.
    (home as unknown as { _state: { cancelOpen: (error: Error) => void } })._state.cancelOpen(error);
  }, BLOCKED_MS);
}

/**
 * One phone's household in IndexedDB. The store only grows: a new version is added below, none is edited.
 * Every view reads through a compound index; nothing scans a table.
 */
export class Home extends Dexie {
  children!: EntityTable<ChildRow, 'id'>;
  grades!: EntityTable<GradeRow, 'id'>;
  entries!: EntityTable<EntryRow, 'id'>;
  /** At most one running timer a child: the child is the key. */
  timers!: EntityTable<Timer, 'child'>;
  evenings!: EntityTable<EveningRow, 'id'>;
  overrides!: EntityTable<OverrideRow, 'id'>;
  /** Two ids that are one child: another phone had it under a name of its own. */
  aliases!: EntityTable<AliasRow, 'id'>;
  /** What this phone keeps for itself: device name, revision counter, the child last looked at. */
  kept!: Table<KeptRow, string>;
  /** Ways into a class that a parent asked for. */
  joinings!: EntityTable<JoiningRow, 'id'>;
  /** At most one seat in a class a child: the child is the key. */
  enrolments!: EntityTable<EnrolmentRow, 'child'>;
  secrets!: EntityTable<SecretRow, 'id'>;
  /** What waits to be sent of each evening, and what was. */
  letters!: EntityTable<LetterRow, 'id'>;
  /** The tokens of a child's seat, a block of dates a row. */
  tokenBlocks!: EntityTable<TokenBlockRow, 'id'>;
  /** What was published of the classes of this phone's children: of an evening, and of a week. */
  figures!: EntityTable<FigureRow, 'id'>;
  figureWeeks!: EntityTable<FigureWeekRow, 'id'>;

  /** What was posted for the classes of this phone's children. */
  notices!: EntityTable<NoticeRow, 'id'>;

  /** What the classes of this phone's children are asked, and were told of it. */
  surveys!: EntityTable<SurveyRow, 'id'>;
  /** A family's answers as they are typed; and as they were given, and went. */
  drafts!: EntityTable<DraftRow, 'id'>;
  answers!: EntityTable<AnswersRow, 'id'>;
  surveyTokens!: EntityTable<SurveyTokenRow, 'id'>;

  constructor(name: string = DIARY) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      children: 'id',
      grades: 'id, child',
      entries: 'id, [child+night], [child+subject+night]',
      timers: 'child',
      evenings: 'id, [child+night]',
      overrides: 'id, child',
      kept: 'key',
    });
    this.version(2).stores({ joinings: 'id, state.kind', enrolments: 'child', secrets: 'id, child' });
    this.version(3).stores({ letters: 'id, child, taken', tokenBlocks: 'id, child' });
    this.version(4).stores({ figures: 'id, [class+night]', figureWeeks: 'id, [class+week]' });
    this.version(5).stores({ aliases: 'id' });
    this.version(6).stores({ notices: 'id, [class+night]' });
    const ofChild = 'id, child';
    this.version(7).stores({
      surveys: 'id, class',
      drafts: ofChild,
      answers: ofChild,
      surveyTokens: ofChild,
    });
    this.on('ready', () => refuseNewer(this), true);
    this.on('blocked', ({ newVersion }) => {
      // Deleting (no new version) may take its time.
      if (newVersion !== null && newVersion > 0) giveUpBlocked(this);
    });
  }
}
