import { CONSENT_VERSION } from '../../src/core/consent';
import { SUBJECTS, type Subject } from '../../src/core/subject';
import { householdOf, inChina, type PhoneDiary } from '../setup/household';
import { AT_HOMEWORK, evening, MONDAY } from './diaries';

const CONSENT = { version: CONSENT_VERSION, night: MONDAY };
const HASHES = ['q'.repeat(43), 'w'.repeat(43)];

/** The slip as its QR says it, of a class nobody has. */
export const SLIP = `s.3n5k8m2q7t.k7m2q9w4r8t3n6p5.2026a.${HASHES.join('.')}`;
const TYPED = '3n5k 8m2q 7tk7 m2q9 w4r8 t3n6 p57k 2m9q 4w8r 3t';

const WAY = {
  kind: 'slip',
  class: '3n5k8m2q7t',
  code: 'k7m2q9w4r8t3n6p5',
  term: '2026a',
  keyHashes: HASHES,
};
const DOOR = { kind: 'door', class: WAY.class, door: WAY.code, term: WAY.term, keyHashes: HASHES };
const TYPED_WAY = { kind: 'typed', class: WAY.class, code: WAY.code, check: '7k2m9q4w8r3t' };

const FAMILY_WAY = {
  kind: 'family',
  class: WAY.class,
  secret: 'A'.repeat(43),
  term: WAY.term,
  keyHashes: HASHES,
};

/** The seat as another phone of the family shows it. */
export const FAMILY = `f.3n5k8m2q7t.${FAMILY_WAY.secret}.2026a.${HASHES.join('.')}`;

export const SEEN = {
  class: WAY.class,
  name: '三年级2班',
  school: '向阳小学',
  contact: '教导处 李老师，021-5555 0100',
  grade: 3,
  system: 'cn63',
  limit: { preset: 'cn-national' },
  calendar: { fridayCounts: false },
};
const FOUND = { seen: SEEN, term: '2026a', keyHashes: HASHES, check: '7k2m9q4w8r3t' };

const joining = (state: object, text = SLIP) => ({ id: 'j1', text, consent: CONSENT, state });
const withJoining = (diary: PhoneDiary, state: object, text?: string): PhoneDiary => ({
  ...diary,
  joinings: [joining(state, text)],
});

const NOBODY = householdOf([]);
export const found = withJoining(evening, { kind: 'found', way: WAY, found: FOUND });
export const foundByDoor = withJoining(evening, { kind: 'found', way: DOOR, found: FOUND });
export const foundByNobody = withJoining(NOBODY, { kind: 'found', way: WAY, found: FOUND });
export const foundByTwo = withJoining(
  householdOf([
    { id: 'xiaomi', nickname: '小米', grade: 3 },
    { id: 'abu', nickname: '阿布', grade: 3 },
  ]),
  { kind: 'found', way: WAY, found: FOUND },
);
export const held = withJoining(evening, {
  kind: 'confirmed',
  way: WAY,
  found: FOUND,
  child: 'xiaomi',
  code: WAY.code,
  hold: { problem: { kind: 'endpoint-unreachable' }, until: AT_HOMEWORK + 30 * 60_000 },
});
export const used = withJoining(evening, { kind: 'refused', way: WAY, problem: { kind: 'code-used' } });
export const mistyped = withJoining(
  evening,
  { kind: 'refused', way: TYPED_WAY, problem: { kind: 'code-mistyped' } },
  TYPED,
);

const ENROLMENT = { ...FOUND, child: 'xiaomi', since: MONDAY, by: 'slip', consent: CONSENT };
export const joined: PhoneDiary = { ...evening, enrolments: [ENROLMENT] };
export const otherLimit: PhoneDiary = {
  ...evening,
  enrolments: [{ ...ENROLMENT, seen: { ...SEEN, limit: { preset: 'school-40-60' } } }],
};
export const olderConsent: PhoneDiary = {
  ...evening,
  enrolments: [{ ...ENROLMENT, consent: { ...CONSENT, version: 0 } }],
};

export const foundByFamily = withJoining(evening, { kind: 'found', way: FAMILY_WAY, found: FOUND });
export const lastYears = withJoining(
  evening,
  { kind: 'refused', way: { ...FAMILY_WAY, secret: '' }, problem: { kind: 'code-unknown' } },
  '',
);
/** The phone that hands over. */
export const handing: PhoneDiary = {
  ...joined,
  secrets: [{ id: `xiaomi/${WAY.class}`, child: 'xiaomi', class: WAY.class, secret: new Uint8Array(32) }],
};

const figures = (some: Partial<Record<Subject, number>>, a = 0, o = 0) => ({
  s: Object.fromEntries(SUBJECTS.map((subject) => [subject, some[subject] ?? 0])),
  a,
  o,
});
const unsplit = {
  s: Object.fromEntries(SUBJECTS.map((subject) => [subject, subject === 'mixed' ? 60 : null])),
  a: 0,
  o: 20,
};
const TONIGHT = figures({ chinese: 25, math: 15 }, 0, 20);

const letter = (night: string, more: object, last = night) => ({
  id: `xiaomi/${WAY.class}/${night}`,
  child: 'xiaomi',
  class: WAY.class,
  className: SEEN.name,
  term: WAY.term,
  night,
  last,
  closesAt: inChina('2026-11-25', '06:00'),
  due: inChina(MONDAY, '20:41'),
  wanted: TONIGHT,
  rev: 0,
  ...more,
});
const sent = (all: object, more: object = {}) => ({ wanted: all, stands: all, rev: 1, ...more });
const withLetters = (...letters: object[]): PhoneDiary => ({ ...joined, letters });

const weekend = letter('2026-11-20', sent(unsplit, { rev: 3 }), '2026-11-22');
const counted = sent(figures({ chinese: 30, math: 25, english: 10, science: 10 }, 15, 10), {
  isClosed: true,
});

/** One evening that waits, and what went before it in every way it can have gone. */
export const sentEvenings = withLetters(
  letter(MONDAY, {}),
  weekend,
  letter('2026-11-19', counted),
  letter('2026-11-18', { ...counted, wanted: TONIGHT }),
  letter('2026-11-17', { wanted: figures({}), isClosed: true }),
  letter('2026-11-16', { isWithheld: true, isClosed: true }),
  letter('2026-11-12', { stands: null, rev: 2, isWithheld: true, isClosed: true }),
  letter('2026-09-30', sent(figures({ chinese: 120, math: 95 }, 0, 240), { isClosed: true }), '2026-10-07'),
);
/** What a parent has a say in. */
export const openEvenings = withLetters(
  letter(MONDAY, { wanted: figures({ chinese: 25, math: 30 }, 15), stands: TONIGHT, rev: 1 }),
  letter('2026-11-19', sent(TONIGHT, { isWithheld: true })),
  letter('2026-11-18', { isWithheld: true }),
  letter('2026-11-17', { rev: 1, isTheirs: true }),
  letter('2026-11-16', { aside: { kind: 'token-refused' } }),
  letter('2026-11-12', { hold: { problem: { kind: 'endpoint-unreachable' }, until: 0 } }),
);
export const taken = withLetters(letter(MONDAY, { taken: 1 }), weekend, letter('2026-11-19', counted));
export const leftWithLetters: PhoneDiary = {
  ...withLetters(
    letter(MONDAY, { wanted: null, stands: TONIGHT, rev: 1, isLeft: true, id: 'left/a' }),
    letter('2026-11-20', { wanted: null, stands: null, rev: 2, isLeft: true, id: 'left/b' }, '2026-11-22'),
    letter('2026-11-19', counted),
  ),
  enrolments: [],
};

const block = {
  id: 'b1',
  child: 'xiaomi',
  class: WAY.class,
  term: WAY.term,
  first: '2026-11-02',
  from: MONDAY,
};
const withBlock = (more: object): PhoneDiary => ({
  ...withLetters(letter(MONDAY, {})),
  tokenBlocks: [{ ...block, ...more }],
});
export const fewFamilies = withBlock({ hold: { problem: { kind: 'too-few-families' }, until: 0 } });
export const otherKeys = withBlock({ problem: { kind: 'keys-differ' } });
export const revoked = withBlock({ problem: { kind: 'seat-unknown' } });
export const spent = withBlock({ given: [{ night: MONDAY, none: 'spent' }] });
