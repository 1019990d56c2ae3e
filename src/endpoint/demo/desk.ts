import { addNights, weekday, type Night } from '../../core/night';
import { hourOn } from '../../core/open-evening';
import type { Act, Matter } from '../../wire/log';
import type { Head } from '../../wire/report';
import { note } from '../audit';
import { hashOf } from '../codes';
import type { House } from '../house';
import { noteDeletion } from '../stored/deletion';
import { nightIn } from '../../core/zone';
import { termOf } from '../../core/term';
import { calendarOf } from '../tenant';
import type { Hand, Taught } from './classes';
import { REPORT_TEXTS } from './report-texts';
import { SCHOOL } from './school';
import { SYSTEM, ZONE } from './time';

type Kept = Pick<House, 'keeping' | 'clock'>;
type Desk = { admin: Hand; classes: readonly Taught[]; first: Night; last: Night };

/** Writes what the office has done before the demo begins: rules, report texts, invites, and what was noted of it all. */
export async function writeDesk(house: Kept, desk: Desk): Promise<void> {
  await writeRules(house);
  await writeReportTexts(house, desk);
  await writeInvite(house, desk);
  await writeLog(house, desk);
  await writeDeletions(house, desk);
}

/** Thursdays of grade 5 are long: with two of them in two weeks its class is told. */
const RULES = [
  { grade: 0 as const, nights: 3, span: 5 },
  { grade: 5 as const, nights: 2, span: 10 },
];

async function writeRules({ keeping }: Kept): Promise<void> {
  const rows = RULES.map((rule) => ({ ...rule, school_id: SCHOOL, is_on: 1 }));
  await keeping.commitMain((writes) => writes.insertInto('alert_rule').values(rows).execute());
}

/** The month the demo begins in, the one before where it is told of, and the term. */
function periodsOf({ first, last }: Desk): string[] {
  const month = last.slice(0, 7);
  const before = addNights(`${month}-01`, -1).slice(0, 7);
  return [
    ...(before >= first.slice(0, 7) ? [before] : []),
    month,
    termOf(last, calendarOf({ system: SYSTEM })),
  ];
}

async function writeReportTexts({ keeping }: Kept, desk: Desk): Promise<void> {
  const heads = Object.entries(REPORT_TEXTS) as [Head, string][];
  const rows = periodsOf(desk).flatMap((period) =>
    heads.map(([head, body]) => ({ school_id: SCHOOL, period, head, body, revision: 1 })),
  );
  await keeping.commitMain((writes) => writes.insertInto('report_text').values(rows).execute());
}

const FRIDAY = 5;
const INVITE_DAYS = 5;

/** One that nobody has used yet; nobody holds its secret. */
async function writeInvite({ keeping }: Kept, { classes, last }: Desk): Promise<void> {
  const schoolClass = classes.find(({ grade }) => grade === 4);
  if (!schoolClass) return;
  const row = {
    school_id: SCHOOL,
    link_hash: hashOf('demo invite'),
    kind: 'invite' as const,
    role: 'teacher' as const,
    class_id: schoolClass.id,
    subjects: 'math',
    expires_at: hourOn(addNights(last, INVITE_DAYS), 9, ZONE),
  };
  await keeping.commitMain((writes) => writes.insertInto('link').values(row).execute());
}

/** A day on which somebody is at the office: that many before, and then back to a Friday. */
function workday(last: Night, before: number): Night {
  const night = addNights(last, -before);
  return addNights(night, -Math.max(0, weekday(night) - FRIDAY));
}

type Line = { by: Hand; act: Act; about?: Matter; night: Night; hour: number };

/** What happened at the desk, oldest first. */
function linesOf({ admin, classes, first, last }: Desk): Line[] {
  const begin = addNights(first, -4);
  const ofClasses = classes.flatMap(({ name, hand, size, since }): Line[] => [
    { by: admin, act: 'class-added', about: { count: 1, class: name }, night: begin, hour: 10 },
    { by: hand, act: 'invite-used', about: { role: 'teacher', class: name }, night: begin, hour: 15 },
    { by: hand, act: 'slips-minted', about: { class: name, count: size }, night: since, hour: 8 },
  ]);
  const lines: Line[] = [
    { by: admin, act: 'school-set-up', night: begin, hour: 9 },
    ...ofClasses,
    { by: admin, act: 'invite-made', about: { role: 'lead', grade: 3 }, night: begin, hour: 16 },
    { by: admin, act: 'alerts-changed', about: { grade: 5 }, night: workday(last, 16), hour: 9 },
    {
      by: admin,
      act: 'survey-opened',
      about: { survey: '作业情况家长问卷' },
      night: addNights(last, -25),
      hour: 15,
    },
    {
      by: admin,
      act: 'survey-replied',
      about: { survey: '作业情况家长问卷' },
      night: workday(last, 9),
      hour: 16,
    },
    {
      by: admin,
      act: 'survey-shown',
      about: { survey: '作业情况家长问卷' },
      night: workday(last, 9),
      hour: 17,
    },
    {
      by: admin,
      act: 'survey-opened',
      about: { survey: '睡眠情况家长问卷' },
      night: addNights(last, -3),
      hour: 15,
    },
    { by: admin, act: 'limits-changed', night: workday(last, 3), hour: 10 },
    {
      by: admin,
      act: 'invite-made',
      about: { role: 'teacher', class: '四年级1班' },
      night: workday(last, 2),
      hour: 9,
    },
    {
      by: admin,
      act: 'class-days-changed',
      about: { class: '四年级1班' },
      night: workday(last, 1),
      hour: 11,
    },
    { by: admin, act: 'signed-in', night: last, hour: 8 },
  ];
  return lines.sort((one, other) => one.night.localeCompare(other.night) || one.hour - other.hour);
}

async function writeLog({ keeping }: Kept, desk: Desk): Promise<void> {
  await keeping.commitMain(async (writes) => {
    for (const { by, act, about, night, hour } of linesOf(desk)) {
      const at = new Date(hourOn(night, hour, ZONE));
      await note(writes, { ...by, school_id: SCHOOL }, { act, ...(about && { about }), at });
    }
  });
}

/** So many nights (with the day's) of proof that no evening that closed left a row. */
const PROOFS = 14;
const PROVED_AT = 6;

async function writeDeletions({ keeping, clock }: Kept, { classes, first }: Desk): Promise<void> {
  const tonight = nightIn(ZONE, clock());
  const nights = Array.from({ length: PROOFS }, (_, index) => addNights(tonight, -index - 1)).reverse();
  await keeping.commitMain(async (writes) => {
    for (const night of nights.filter((each) => each > first)) {
      const id = `evenings-${night}`;
      const at = hourOn(night, PROVED_AT, ZONE);
      const rows = classes.filter(({ since }) => since <= night).length;
      await noteDeletion(writes, { school_id: SCHOOL, at, what: 'evenings', why: 'time', rows, id });
    }
  });
}
