import type { Calendar, Override } from '../../core/calendar';
import type { Night } from '../../core/night';

type Said = Readonly<Record<Night, Override>>;

/** Whose days are looked at, and what each layer says. */
export type Looked = {
  calendar: Calendar;
  ofSchool: Said;
  ofClass: Said;
  /** Undefined: the school's own. */
  classId: string | undefined;
  tonight: Night;
};
