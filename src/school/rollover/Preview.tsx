import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../core/problem';
import type { RolloverAnswer } from '../../wire/rollover';
import { rollOver } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { ClassRow } from './ClassRow';
import { countsOf, draftOf, problemsIn, questionOf, type ClassDraft, type Draft } from './draft';
import { NewClasses } from './NewClasses';

/** The draft of a page, and what the endpoint or the page itself finds wrong with it. */
function useDraft(answer: RolloverAnswer) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(answer));
  const [refused, setRefused] = useState<ReadonlyMap<string, Problem>>(new Map());
  const [isLookedAt, setLookedAt] = useState(false);
  const own = isLookedAt ? problemsIn(draft, answer.year) : new Map<string, Problem>();
  const write = (next: Draft) => {
    setDraft(next);
    setRefused(new Map());
  };
  const add = (name = '') => {
    const key = Math.max(0, ...draft.added.map((each) => each.key)) + 1;
    write({ ...draft, added: [...draft.added, { key, name, size: '' }] });
  };
  const change = (changed: ClassDraft) =>
    write({
      ...draft,
      classes: draft.classes.map((each) => (each.of.class === changed.of.class ? changed : each)),
    });
  return { draft, problems: new Map([...own, ...refused]), write, add, change, setRefused, setLookedAt };
}

function What({ draft, year }: { draft: Draft; year: number }) {
  const { t } = useTranslation('rollover');
  const { rises, stays, leaves, added } = countsOf(draft);
  return (
    <>
      <p>{t('confirm.classes', { rises: rises + stays, leaves, added })}</p>
      <p>{t('confirm.slips', { from: year, to: year + 1 })}</p>
      <p>{t('confirm.figures')}</p>
      <p className="soft">{t('confirm.undo')}</p>
    </>
  );
}

/** Every class as it will be; in August the key that does it. */
export function Preview({ answer, again }: { answer: RolloverAnswer; again: () => void }) {
  const { t } = useTranslation('rollover');
  const { tell, act } = useDesk();
  const { draft, problems, write, add, change, setRefused, setLookedAt } = useDraft(answer);
  const { year } = answer;
  const isDue = answer.state === 'due';
  const roll = async () => {
    setLookedAt(true);
    if (problemsIn(draft, year).size > 0) {
      tell(t('wrong'));
      return;
    }
    const outcome = await rollOver(questionOf(draft, year));
    if (isProblem(outcome) && outcome.field !== undefined) setRefused(new Map([[outcome.field, outcome]]));
    if (!(await act(Promise.resolve(outcome)))) return;
    tell(t('done.told', { from: year, to: year + 1 }));
    again();
  };
  return (
    <>
      <section className="sheet">
        <table className="table">
          <caption className="hidden-but-read">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.now')}</th>
              <th scope="col">{t('column.next')}</th>
              <th scope="col">{t('column.size')}</th>
              {isDue && (
                <th scope="col">
                  <span className="hidden-but-read">{t('change')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {draft.classes.map((each) => (
              <ClassRow
                key={each.of.class}
                draft={each}
                isFixed={!isDue}
                problems={problems}
                onChange={change}
                onSplit={() => add(each.name)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {isDue && (
        <>
          <NewClasses
            added={draft.added}
            problems={problems}
            onChange={(added) => write({ ...draft, added })}
            onAdd={() => add()}
          />
          <div className="row">
            <Confirm
              className="button button-main"
              label={t('do', { from: year, to: year + 1 })}
              doLabel={t('doIt')}
              what={<What draft={draft} year={year} />}
              onConfirm={roll}
            />
          </div>
        </>
      )}
    </>
  );
}
