import { createHash } from 'node:crypto';
import type { Answers, CrossTable, Definition } from '../../src/core/survey';
import { answerValues } from '../../src/core/survey-values';
import { writeAnswers } from '../../src/endpoint/answer-rows';
import type { House } from '../../src/endpoint/house';
import { CLASS_ROW, SCHOOL_ROW } from './class-house';
import { draftOf } from './surveys';

export const SURVEY = 'abcd1234';

type Keeps = Pick<House, 'keeping'>;
type Asked = { definition?: Definition; crosses?: readonly CrossTable[] };

/** A survey of the school of class-house, from Monday to Wednesday, of classes each with its grade. */
export async function askSurvey(
  { keeping }: Keeps,
  grades: Record<string, number>,
  { definition = draftOf('家长问卷').definition, crosses = [] }: Asked = {},
): Promise<void> {
  const key = { school_id: SCHOOL_ROW.school_id, survey_id: SURVEY };
  await keeping.commitMain(async (writes) => {
    for (const [class_id, grade] of Object.entries(grades)) {
      await writes
        .insertInto('class')
        .values({ ...CLASS_ROW, class_id, name: class_id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await writes
        .insertInto('survey_class')
        .values({ ...key, class_id, grade, way: 'token', door: '' })
        .execute();
    }
    const texts = { definition: JSON.stringify(definition), crosses: JSON.stringify(crosses), reply: '' };
    const dates = { opens: '2026-11-23', closes: '2026-11-25', changed_at: 0 };
    await writes
      .insertInto('survey')
      .values({ ...key, ...texts, ...dates, state: 'opened', revision: 2, is_shown: 1 })
      .execute();
  });
}

/** One family's answers, as its letter would leave them; the same number is the same family. */
export async function answerAs(
  { keeping }: Keeps,
  at: { class: string; family: number; r?: number } & Asked,
  v: Answers | null,
) {
  const { definition = draftOf('家长问卷').definition, crosses = [] } = at;
  const nonce = createHash('sha256')
    .update(`${at.class} ${String(at.family)}`)
    .digest();
  const letter = { class: at.class, survey: SURVEY, nonce, r: at.r ?? 1 };
  const values = answerValues(definition, crosses, v);
  return keeping.commitOpen((writes) => writeAnswers(writes, { ...letter, values }, async () => true));
}

/** So many families of a class say that homework is long, and one in five what it would change. */
export async function answersOfMany(house: Keeps, classId: string, many: number): Promise<void> {
  for (let family = 1; family <= many; family += 1)
    await answerAs(
      house,
      { class: classId, family },
      { long: family % 3 ? 'yes' : 'no', wish: `愿望${classId}${String(family)}` },
    );
}
