import type { NightKind } from '../../core/calendar';
import type { FigureBand, Told } from '../../core/figure';
import type { Grade, School } from '../../core/grade';
import type { Subject } from '../../core/subject';
import type { Role } from '../../wire/me';

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
  };
  class: {
    school_id: string;
    class_id: string;
    name: string;
    /** The year its pupils entered grade 1: the grade follows from it and today. */
    entry_year: number;
    size: number;
  };
  /** An account of better-auth's at a school. One person is at one school. */
  member: { school_id: string; person: string; role: Role };
  teaching: { school_id: string; class_id: string; person: string };
  /** One-time links: set-up, invite, admin. Only the hash of the secret is kept. */
  link: {
    school_id: string;
    link_hash: string;
    kind: 'setup' | 'invite' | 'admin';
    role: Role;
    class_id: string | null;
    /** Epoch ms. */
    expires_at: number;
  };
  /** A class that stands open. The door is kept readable while it stands, so that its QR can be shown again. */
  opening: { school_id: string; class_id: string; door: string; until: number };
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
};

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
};
