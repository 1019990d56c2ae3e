import type { Generated } from 'kysely';
import type { NightKind } from '../../core/calendar';
import type { FigureBand, Told } from '../../core/figure';
import type { Grade, School } from '../../core/grade';
import type { NoticePart } from '../../core/notice-parts';
import type { Subject } from '../../core/subject';
import type { Act } from '../../wire/log';
import type { Role } from '../../wire/me';
import type { Way } from '../../wire/answers';
import type { DeletedBy } from '../../wire/stored';
import type { Head } from '../../wire/report';

// Two databases. In the main one every key begins with the school: it is what shards would be cut by. The open one
// knows classes and no schools, holds what must leave no trace, and is in no backup but for slips and enrolments.
// Whole numbers only (no booleans), so that both engines write the same.

/** A subject's minutes, `a`, `o`, or the revision `r`: a row of its own like the others. */
export type Figure = Subject | 'a' | 'o' | 'r';

export type MainTables = {
  school: {
    school_id: string;
    name: string;
    system: School;
    /** LimitChoice as JSON text. */
    limit_choice: string;
    contact: string;
    zone: string;
    /** SchoolDays as JSON text; {} = nothing of its own. */
    days: Generated<string>;
    /** LimitSince[] as JSON text: what came after `limit_choice`. */
    limits: Generated<string>;
  };
  class: {
    school_id: string;
    class_id: string;
    name: string;
    /** The year its pupils entered grade 1: the grade follows from it and today. */
    entry_year: number;
    size: number;
    /** ClassDays as JSON text. */
    days: Generated<string>;
    /** The school year from which on its slips, seats and keys are good: those before are stopped. 0 = all. */
    year: Generated<number>;
    /** It left before this school year; its figures stay, and nobody joins it. */
    left_year: Generated<number | null>;
  };
  /** What a class was in a school year that is over. */
  class_year: { school_id: string; class_id: string; year: number; name: string; entry_year: number };
  /**
   * One begin of a school year. `before`: while `undoable` all that undoes it (RolledBack as JSON text), while `ending`
   * what is being destroyed of the year before (counts as JSON text), then nothing.
   */
  rollover: {
    school_id: string;
    year: number;
    /** Epoch ms. */
    rolled_at: number;
    state: 'undoable' | 'ending' | 'ended';
    before: string;
  };
  /** A class that is gone, and of which open rows and keys are still to be destroyed: its school may be gone too. */
  ending: { school_id: string; class_id: string; ended_at: number };
  /** How many rows a table (`stored`) held of this school when it was last counted, by night. */
  stored_count: { school_id: string; stored: string; counted_at: number; rows: number };
  /** What was deleted, never changed: a number of rows, or of classes looked through where rows are counted by nobody. */
  deletion: {
    school_id: string;
    deletion_id: string;
    deleted_at: number;
    what: string;
    why: DeletedBy;
    rows: number;
  };
  /** An account of better-auth's at a school. One person is at one school. */
  member: { school_id: string; person: string; role: Role; /** A lead's. */ grade: Generated<number | null> };
  /** `subjects` with spaces between; '' = the class teacher, who has all of them. */
  teaching: { school_id: string; class_id: string; person: string; subjects: Generated<string> };
  /** One-time links: set-up, invite, admin. Only the hash of the secret is kept. */
  link: {
    school_id: string;
    link_hash: string;
    kind: 'setup' | 'invite' | 'admin';
    role: Role;
    class_id: string | null;
    /** Of a lead; and a teacher's subjects as in `teaching`. */
    grade: Generated<number | null>;
    subjects: Generated<string>;
    /** Epoch ms. */
    expires_at: number;
  };
  /** A class that stands open. The door is kept readable while it stands, so that its QR can be shown again. */
  opening: { school_id: string; class_id: string; door: string; until: number };
  /** What was done at the school's desk, by whom: `id` begins with the instant; `about` is a Matter (audit.ts) as JSON text. */
  audit: {
    school_id: string;
    id: string;
    at: number;
    person: string;
    name: string;
    act: Act;
    about: string;
  };
  /** One class evening of which something is told. `limit_then` is the Limit that held, as JSON text. */
  published_evening: {
    school_id: string;
    class_id: string;
    night: string;
    last: string;
    kind: NightKind;
    is_known: number;
    grade: Grade;
    limit_then: string;
    band: FigureBand;
  };
  /** Its means, a row each; null = under 8 minutes. */
  published_figure: {
    school_id: string;
    class_id: string;
    night: string;
    figure: Told;
    minutes: number | null;
  };
  /** The one mean of a week's evenings that have none of their own; `week` is its Monday. */
  published_week: {
    school_id: string;
    class_id: string;
    week: string;
    grade: Grade;
    limit_then: string;
    minutes: number | null;
  };
  /** One revision of one part of a class's notice; `tasks` is Task[] as JSON text, `shown_from` epoch ms. */
  notice_part: {
    school_id: string;
    class_id: string;
    night: string;
    part: NoticePart;
    revision: number;
    shown_from: number;
    is_standing: number;
    tasks: string;
  };
  /** The address of a class's public page, which says nothing of the class's id; 0: joined families' alone. */
  notice_page: { school_id: string; class_id: string; notice_id: string; is_open: number };
  /** What the office wrote under one head of the report of a period (`2026-11` or `2026a`). */
  report_text: { school_id: string; period: string; head: Head; body: string; revision: number };
  /** When a school wants to be told of a class (core/alert.ts); grade 0 = for all that have no rule of their own. */
  alert_rule: { school_id: string; grade: Grade; is_on: number; nights: number; span: number };
  /** A survey: `definition` and `crosses` as JSON text, frozen once opened; dates and zone are '' before. */
  survey: {
    school_id: string;
    survey_id: string;
    state: 'draft' | 'opened' | 'told';
    revision: number;
    definition: string;
    crosses: string;
    opens: string;
    closes: string;
    /** Epoch ms. */
    changed_at: number;
    is_shown: number;
    reply: string;
  };
  /** The classes an opened survey asks, of the grades they had then. `door` is '' where its seats are asked. */
  survey_class: {
    school_id: string;
    survey_id: string;
    class_id: string;
    grade: Grade;
    way: Way;
    door: string;
  };
  /** What was published of one part of a school, SurveyPart as JSON text; `part` names its grades: `3`, `4 5`. */
  published_survey: { school_id: string; survey_id: string; part: string; tally: string };
  /** An open answer out of a question that was told; `text_id` is by chance, and so is the order it gives. */
  survey_text: {
    school_id: string;
    survey_id: string;
    text_id: string;
    question: string;
    body: string;
    state: 'waiting' | 'shown' | 'hidden';
  };
};

/** The main tables that hold something of one class: what goes with it. */
export const OF_CLASS = [
  'class',
  'class_year',
  'teaching',
  'link',
  'opening',
  'published_evening',
  'published_figure',
  'published_week',
  'notice_part',
  'notice_page',
  'survey_class',
] as const;

export type OpenTables = {
  /** `door_hash` is of the door that gave it; null for a slip of paper. `year` is the school year it lives in. */
  slip: {
    code_hash: string;
    class: string;
    serial: number;
    used: number;
    year: number;
    door_hash: string | null;
  };
  enrolment: { auth_hash: string; class: string; serial: number; year: number };
  /** For which dates (`night`, or `survey:` and its id) a seat has its token; gone when the token block has closed. */
  issued: { class: string; serial: number; night: string; blinded_hash: string };
  /**
   * One figure of one contribution to an open evening: `id` is SHA-256(nonce ‖ figure), so that no two figures of a
   * child can be put together. `value` null: unknown, or withdrawn. Gone when the evening has closed.
   */
  figure_row: { class: string; night: string; figure: Figure; id: string; value: number | null };
  /** The running sum of a week's (its Monday's) evenings that have no figure of their own; gone when the week is told. */
  week_sum: { class: string; week: string; minutes: number; families: number; nights: number };
  /**
   * An evening of which letters stand, `last` the last night that families meant by it; and of those whose letters were
   * counted a class's latest: neither it nor one before it opens again, whatever the clock says.
   */
  evening: { class: string; night: string; last: string; state: 'open' | 'counting' | 'counted' };
  /**
   * One answer of one family to an open survey: `question` is its name, `name.row` of a matrix, `x:0` a declared
   * cross-table, `counted` whether the family stands ('1') or withdrew, `r` the revision. `id` is SHA-256(nonce ‖
   * question), so that no two answers of a family can be put together. Gone when the survey has been told.
   */
  answer_row: { class: string; survey: string; question: string; id: string; value: string | null };
  /** A survey that is being counted, or was: it takes no answer any more, whatever the clock says. */
  survey_end: { survey: string; state: 'counting' | 'counted' };
};
