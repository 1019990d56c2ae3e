import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNights } from '../../src/core/night';
import {
  answersOf,
  giveAnswers,
  keepAnswer,
  surveyHere,
  withdrawAnswers,
} from '../../src/parent/store/answers';
import { surveysAnswer } from '../../src/wire/answers';
import { MONDAY, openOfflineSchool, type OfflineClass, type OfflineSchool } from '../setup/offline-class';
import { CHILD, type OnePhone } from '../setup/one-phone';
import { DEFINITION, SURVEY_ID } from '../setup/survey';

const PATIENCE_MS = 300_000;
const CLOSES = addNights(MONDAY, 3);

let school: OfflineSchool;
beforeAll(async () => {
  school = await openOfflineSchool();
}, PATIENCE_MS);
afterAll(async () => {
  await school.close();
});

const placeIn = ({ id }: OfflineClass) => ({ child: CHILD, class: id, survey: SURVEY_ID });

/** A family fills the survey in with no line. */
async function fill(of: OfflineClass, phone: OnePhone, who: string): Promise<void> {
  await keepAnswer(phone.home(), placeIn(of), { name: 'who', answer: who });
  await keepAnswer(phone.home(), placeIn(of), { name: 'mood', answer: 4 });
  await giveAnswers(phone.home(), placeIn(of));
}

const letterOf = async (of: OfflineClass, phone: OnePhone) =>
  (await answersOf(phone.home(), placeIn(of)))!.letter;

const toldTo = async ({ id }: OfflineClass) =>
  surveysAnswer.parse(await school.askAt('/v1/surveys', { class: id }));

test(
  'twenty-five families of two classes answer with no line, one takes it back, and it is told once and to nobody by class',
  async () => {
    const [class1, class2] = [
      await school.addClass('三年级1班', { phones: 13, silent: 0 }),
      await school.addClass('三年级2班', { phones: 12, silent: 0 }),
    ];
    await school.openSurvey(SURVEY_ID, {
      definition: DEFINITION,
      grades: [3],
      opens: MONDAY,
      closes: CLOSES,
    });
    const families = [class1, class2].flatMap((of) => of.phones.map((phone) => ({ of, phone })));
    // They are asked on a morning with a line, answer that evening without one, and look again the next day.
    await school.look(
      MONDAY,
      '20:00',
      families.map(({ phone }) => phone),
    );
    for (const [family, { of, phone }] of families.entries()) {
      expect(await surveyHere(phone.home(), placeIn(of))).toBeDefined();
      await fill(of, phone, family % 5 === 0 ? 'nobody' : 'mother');
    }
    const [first] = families;
    await school.lookOffline(
      MONDAY,
      '21:00',
      families.map(({ phone }) => phone),
    );
    expect((await letterOf(first!.of, first!.phone)).rev).toBe(0);
    for (const time of ['07:00', '07:40', '08:20'])
      await school.look(
        addNights(MONDAY, 1),
        time,
        families.map(({ phone }) => phone),
      );
    for (const { of, phone } of families) expect(await letterOf(of, phone)).toMatchObject({ rev: 1 });
    await withdrawAnswers(first!.phone.home(), placeIn(first!.of));
    await school.look(addNights(MONDAY, 1), '20:00', [first!.phone]);
    expect((await letterOf(first!.of, first!.phone)).stands).toBeNull();
    expect((await toldTo(class1)).told).toEqual([]);
    await school.closeOn(addNights(CLOSES, 2));
    await school.showResults(SURVEY_ID);
    const told = await toldTo(class1);
    expect(told.told).toEqual((await toldTo(class2)).told);
    expect(told.told[0]!.parts).toMatchObject([{ grades: [3], band: '20-29' }]);
    const shares = told.told[0]!.parts[0]!.questions.find(({ name }) => name === 'who');
    expect(shares).toMatchObject({ kind: 'shares', band: '20-29' });
    // The next day it stands on the phones that were asked.
    await school.look(addNights(CLOSES, 3), '20:00', [first!.phone]);
    const here = await surveyHere(first!.phone.home(), placeIn(first!.of));
    expect(here!.survey.told!.parts).toEqual(told.told[0]!.parts);
  },
  PATIENCE_MS,
);
