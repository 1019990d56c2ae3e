import type { SchoolClass } from '../wire/classes';
import type { Role } from '../wire/me';

/** Who keeps a class: an admin, the lead of its grade, the class teacher. Not who teaches a subject there or looks on. */
export function isKeeper(role: Role, { subjects }: Pick<SchoolClass, 'subjects'>): boolean {
  return role !== 'auditor' && subjects === undefined;
}
