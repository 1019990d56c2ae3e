import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../core/problem';
import { inGroups } from '../../core/slip';
import type { SchoolClass } from '../../wire/classes';
import { useAnswer } from '../answers';
import { askKeys, type Outcome } from '../client';
import { NoAnswer } from '../Trouble';

/** The check text, reckoned here from the class's keys: the same sum that every phone does. */
async function askCheck(classId: string): Outcome<{ check: string }> {
  const [answer, { checkTextOf, keyHash }] = await Promise.all([
    askKeys({ class: classId }),
    // Taken by name, so that what makes tokens stays out of this script.
    import('../../wire/token').then(({ checkTextOf, keyHash }) => ({ checkTextOf, keyHash })),
  ]);
  if (isProblem(answer)) return answer;
  const [first, second] = answer.keys;
  return { check: checkTextOf(classId, [keyHash(first), keyHash(second)]) };
}

/** What parents of one class can compare: whoever has another text has another class's keys. */
export function CheckText({ of }: { of: SchoolClass }) {
  const { t } = useTranslation('class');
  const question = useCallback(() => askCheck(of.id), [of.id]);
  const { said, again } = useAnswer(question);
  return (
    <section className="sheet stack">
      <h2>{t('check.title')}</h2>
      {said.kind === 'answer' && <p className="code code-large">{inGroups(said.answer.check)}</p>}
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      <p className="soft small">{t('check.what')}</p>
    </section>
  );
}
