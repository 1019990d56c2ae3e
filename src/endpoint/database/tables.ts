import type { School } from '../../core/grade';
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
};
