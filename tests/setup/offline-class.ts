import type { Slip } from '../../src/core/slip';
import { addNights, type Night } from '../../src/core/night';
import type { Subject } from '../../src/core/subject';
import { release } from '../../src/endpoint/release/close';
import { releaseSurveys } from '../../src/endpoint/release/surveys';
import type { Fetch } from '../../src/parent/sync/ask';
import { figuresPath, type FiguresQuestion } from '../../src/wire/figures';
import {
  deskSurveyAnswer,
  deskSurveysAnswer,
  deskSurveysPath,
  keepSurveyPath,
  openSurveyPath,
  replySurveyPath,
} from '../../src/wire/survey-desk';
import type { Definition } from '../../src/core/survey';
import { addClasses, answerOf, authOf, enrol, foundSchool, look, mint, post, told, type Hand } from './desk';
import { openOnePhone, type OnePhone } from './one-phone';
import { joinBy } from './shaken-class';
import { openShakenDesk, shared } from './shaken-desk';

const MINUTE_MS = 60_000;
/** Monday, 7 December 2026: a plain week in the middle of a term and of a token block. */
export const MONDAY = '2026-12-07';
const at = (night: Night, time: string) => Date.parse(`${night}T${time}:00+08:00`);

/** A class, and a phone of each family that takes part. */
export type OfflineClass = { id: string; phones: OnePhone[] };

export type OfflineSchool = Awaited<ReturnType<typeof openOfflineSchool>>;

/** A school whose families have phones without screens; all of them lose their line every evening. */
export async function openOfflineSchool() {
  let now = at(MONDAY, '14:00');
  let isCut = false;
  const common = shared();
  const { desk, take, close } = await openShakenDesk(common, () => now);
  const admin: Hand = await foundSchool(desk);
  const opened: OnePhone[] = [];

  const fetch: Fetch = async (path, { method = '', body, headers }) => {
    if (isCut) throw new TypeError('Failed to fetch');
    return take({ path, method, body: body as string, headers: headers as Record<string, string> });
  };

  async function addClass(name: string, seats: { phones: number; silent: number }): Promise<OfflineClass> {
    const [id = ''] = await addClasses(admin, name);
    const { codes, term, keyHashes } = await mint(admin, id);
    for (let seat = 0; seat < seats.silent; seat += 1)
      await enrol(desk, codes[seats.phones + seat] ?? '', authOf(100 + seat, id));
    const phones = Array.from({ length: seats.phones }, (_, index) =>
      openOnePhone(`${name} ${String(index)}`, { now: () => now, random: () => 0.5 }, () => fetch),
    );
    opened.push(...phones);
    now = at(MONDAY, '14:00');
    for (const [index, phone] of phones.entries()) {
      const slip: Slip = { kind: 'slip', class: id, code: codes[index] ?? '', term, keyHashes };
      await joinBy(phone, slip);
    }
    // The first to join were too few for tokens, and were asked to come back in some hours.
    now = at(MONDAY, '19:30');
    for (const phone of phones) await phone.look(false);
    return { id, phones };
  }

  /** All families log an evening with no line, and look at the app again the next morning, when there is one. */
  async function evening(
    { phones }: OfflineClass,
    night: Night,
    sittingOf: (family: number) => { subject: Subject; minutes: number },
  ): Promise<void> {
    now = at(night, '20:30');
    isCut = true;
    for (const [family, phone] of phones.entries()) {
      await phone.write(night, sittingOf(family));
      await phone.look(false);
    }
    now = at(addNights(night, 1), '07:00');
    isCut = false;
    for (const later of [0, 40]) {
      now += later * MINUTE_MS;
      for (const phone of phones) await phone.look(true);
    }
  }

  type Opening = { definition: Definition; grades: number[]; opens: Night; closes: Night };
  /** The office composes a survey and opens it for all classes of some grades. */
  async function openSurvey(survey: string, { definition, ...opening }: Opening): Promise<void> {
    const draft = { definition, crosses: [] };
    const kept = await told(post(admin, keepSurveyPath, { survey, revision: 0, draft }));
    const { revision } = kept.body as { revision: number };
    const question = { survey, revision, without: [], ...opening };
    await answerOf(deskSurveyAnswer, post(admin, openSurveyPath, question));
  }

  /** The office lets the phones that were asked show the results. */
  async function showResults(survey: string): Promise<void> {
    const { surveys } = await answerOf(deskSurveysAnswer, look(admin, deskSurveysPath));
    const revision = surveys.find((each) => each.survey === survey)?.revision ?? 0;
    const question = { survey, revision, reply: '', isShown: true };
    await answerOf(deskSurveyAnswer, post(admin, replySurveyPath, question));
  }

  /** Phones are looked at, one after the other, at a time. */
  async function lookAt(night: Night, time: string, phones: readonly OnePhone[]): Promise<void> {
    now = at(night, time);
    for (const phone of phones) await phone.look(true);
  }

  return {
    world: () => desk.world,
    addClass,
    evening,
    openSurvey,
    showResults,
    look: lookAt,
    lookOffline: async (night: Night, time: string, phones: readonly OnePhone[]) => {
      isCut = true;
      await lookAt(night, time, phones);
      isCut = false;
    },
    /** The endpoint looks at what has closed on a morning at six. */
    closeOn: async (morning: Night) => {
      now = at(morning, '06:00');
      await release(desk.world);
      await releaseSurveys(desk.world);
    },
    /** What anybody who holds the class's id is answered, to the byte. */
    ask: async (question: FiguresQuestion) => {
      const answering = post({ desk, headers: { origin: '' } }, figuresPath, question);
      return (await told(answering)).body;
    },
    /** The same for any other question a phone without a seat could ask. */
    askAt: async (path: string, question: object) =>
      (await told(post({ desk, headers: { origin: '' } }, path, question))).body,
    close: async () => {
      await Promise.all(opened.map((phone) => phone.close()));
      await close();
      await common.close();
    },
  };
}
