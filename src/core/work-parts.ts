import type { Entry } from './entry';
import { KINDS, PLACES, SETTERS, type Kind, type Place, type SetBy, type Subject } from './subject';
import { subjectKey, type SubjectKey } from './total';

/** The minutes of one subject button; of `other` the reading and the like (`kind` other) stand apart. */
export type SubjectPart = {
  key: SubjectKey;
  subject: Subject;
  subjectName?: string | undefined;
  kind: Kind;
  minutes: number;
};

/** All the minutes of some evenings, four times parted: each parting sums to `all`. */
export type WorkParts = {
  all: number;
  /** The most minutes first. */
  subjects: SubjectPart[];
  kinds: Record<Kind, number>;
  setBy: Record<SetBy, number>;
  places: Record<Place, number>;
};

function parted<Part extends string>(
  parts: readonly Part[],
  entries: readonly Entry[],
  partOf: (entry: Entry) => Part,
): Record<Part, number> {
  const minutes = Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>;
  for (const entry of entries) minutes[partOf(entry)] += entry.minutes;
  return minutes;
}

/** No subject is called so. */
const READING: SubjectKey = 'reading';

/** 阅读等 is no subject of its own, and no 其他 either. */
function partKey(entry: Entry): SubjectKey {
  const isReading = entry.subject === 'other' && entry.kind === 'other' && entry.subjectName === undefined;
  return isReading ? READING : subjectKey(entry);
}

function subjectParts(entries: readonly Entry[]): SubjectPart[] {
  const parts = new Map<SubjectKey, SubjectPart>();
  for (const entry of entries) {
    const key = partKey(entry);
    const { subject, subjectName } = entry;
    const kind = key === READING ? 'other' : 'written';
    const part = parts.get(key) ?? { key, subject, subjectName, kind, minutes: 0 };
    parts.set(key, { ...part, minutes: part.minutes + entry.minutes });
  }
  return [...parts.values()].sort(
    (one, other) => other.minutes - one.minutes || (one.key < other.key ? -1 : 1),
  );
}

/** Parts the minutes of some entries by subject, kind, who set them and where they were done. */
export function workParts(entries: readonly Entry[]): WorkParts {
  return {
    all: entries.reduce((sum, { minutes }) => sum + minutes, 0),
    subjects: subjectParts(entries),
    kinds: parted(KINDS, entries, ({ kind }) => kind),
    setBy: parted(SETTERS, entries, ({ setBy }) => setBy),
    places: parted(PLACES, entries, ({ place }) => place),
  };
}
