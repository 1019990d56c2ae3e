import { householdOf, type PhoneDiary } from '../setup/household';
import { AT_HOMEWORK, evening, MONDAY } from './diaries';

const CONSENT = { version: 1, night: MONDAY };
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

const SEEN = {
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
