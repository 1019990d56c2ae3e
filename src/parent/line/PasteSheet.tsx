import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice';
import { Dialog } from '../../ui/Dialog';
import { ProblemLine } from '../ProblemLine';
import { useAct } from '../act';
import { useGround, useHousehold } from '../household';
import { textToNights } from '../store/file/line';
import { nightNews, type NightNews } from '../store/file/night-news';
import type { NightRows } from '../store/file/night-rows';
import { takeNights, type Answer } from '../store/file/take-nights';
import './line.css';

const NEW = 'new';

/** Whose a child of the other phone is: an id of this phone, or `new`. */
type Answers = Readonly<Record<string, string>>;

type Told = { rows: NightRows; news: NightNews };

function sameIn(answers: Answers) {
  return Object.entries(answers)
    .filter(([, as]) => as !== NEW)
    .map(([child, as]) => ({ child: as, same: child }));
}

function useNews(nights: readonly NightRows[], answers: Answers): Told[] | undefined {
  const { home } = useGround();
  return useLiveQuery(
    () =>
      Promise.all(nights.map(async (rows) => ({ rows, news: await nightNews(home, rows, sameIn(answers)) }))),
    [home, nights, answers],
  );
}

type QuestionProps = { told: Told; answer: string | undefined; onAnswer: (as: string) => void };

/** Asked once of a child that this phone knows by no name. */
function WhoseQuestion({ told: { rows, news }, answer, onAnswer }: QuestionProps) {
  const { t } = useTranslation('line');
  const { children } = useHousehold();
  const grade = t(`app:grade.${rows.school}.${String(rows.grade)}`);
  const name = rows.nickname;
  const isRemoved = news.whose.kind === 'removed';
  return (
    <section className="sheet stack">
      <Choice
        label={isRemoved ? t('paste.gone', { name }) : t('paste.whose', { name, grade })}
        value={answer}
        options={[
          ...children.map((child) => ({ value: child.id, label: child.nickname })),
          { value: NEW, label: t(isRemoved ? 'paste.back' : 'paste.new', { name }) },
        ]}
        onChange={onAnswer}
      />
      <p className="soft small">{t('paste.once')}</p>
    </section>
  );
}

/** What taking one evening in will do, in one sentence. */
function News({ told: { rows, news } }: { told: Told }) {
  const { t } = useTranslation('line');
  const { children } = useHousehold();
  const { sittings, night, minutes, said, whose } = news;
  const own = whose.kind === 'known' ? children.find(({ id }) => id === whose.child) : undefined;
  const name = own?.nickname ?? rows.nickname;
  if (news.isKnown) return <p className="line-news">{t('paste.known', { name, night })}</p>;
  const counts = [
    { count: sittings.added, words: t('paste.added', { count: sittings.added }) },
    { count: sittings.changed, words: t('paste.changed', { count: sittings.changed }) },
    { count: sittings.removed, words: t('paste.removed', { count: sittings.removed }) },
  ];
  const what = [
    ...counts.filter(({ count }) => count > 0).map(({ words }) => words),
    ...(said ? [t(`paste.said.${said}`)] : []),
  ];
  const joined = news.joinedChildren.join(t('paste.and'));
  return (
    <div>
      {joined && <p className="line-news">{t('paste.joined', { names: joined })}</p>}
      {what.length > 0 && (
        <p className="line-news">{t('paste.will', { name, night, what: what.join(t('paste.between')) })}</p>
      )}
      {minutes > 0 && <p className="soft">{t('paste.after', { minutes })}</p>}
    </div>
  );
}

/** Every answer that was asked for, or undefined while one is missing. */
function answersOf(told: readonly Told[], answers: Answers): Answer[] | undefined {
  const asked = told.filter(({ rows, news }) => news.whose.kind !== 'known' || answers[rows.child]);
  const children = [...new Set(asked.map(({ rows }) => rows.child))];
  const given = children.map((child): Answer | undefined => {
    const as = answers[child];
    if (as === undefined) return undefined;
    return { child, is: as === NEW ? { kind: 'new' } : { kind: 'same', as } };
  });
  const all = given.filter((answer) => answer !== undefined);
  return all.length === given.length ? all : undefined;
}

function Preview({ nights, onDone }: { nights: readonly NightRows[]; onDone: () => void }) {
  const { t } = useTranslation('line');
  const { home } = useGround();
  const { act } = useAct();
  const [answers, setAnswers] = useState<Answers>({});
  const told = useNews(nights, answers);
  if (!told) return null;
  const isAsked = ({ rows, news }: Told) => news.whose.kind !== 'known' || answers[rows.child] !== undefined;
  const questions = told.filter(isAsked);
  const given = answersOf(told, answers);
  const save = async () => {
    const saved = async () => ({ text: t('paste.saved'), undo: await takeNights(home, nights, given ?? []) });
    if (await act(saved)) onDone();
  };
  return (
    <>
      {questions
        .filter(({ rows }, at) => questions.findIndex((other) => other.rows.child === rows.child) === at)
        .map((each) => (
          <WhoseQuestion
            key={each.rows.child}
            told={each}
            answer={answers[each.rows.child]}
            onAnswer={(as) => {
              setAnswers({ ...answers, [each.rows.child]: as });
            }}
          />
        ))}
      {given && told.map((each, at) => <News key={at} told={each} />)}
      {given && told.every(({ news }) => news.isKnown) ? (
        <button type="button" className="button button-main" onClick={onDone}>
          {t('paste.done')}
        </button>
      ) : (
        <button type="button" className="button button-main" disabled={!given} onClick={() => void save()}>
          {t('paste.save')}
        </button>
      )}
    </>
  );
}

/** 贴上家人发来的: reads what was copied from the family's chat, and says what it will do before it does. */
export function PasteSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['line', 'problem']);
  const id = useId();
  const [text, setText] = useState('');
  const { nights, problem } = useMemo(() => textToNights(text), [text]);
  const isNothing = text.trim() === '';
  return (
    <Dialog title={t('app:line.take')} closeLabel={t('app:close')} onClose={onClose}>
      <div className="stack">
        <div className="field">
          <label htmlFor={id}>{t('paste.label')}</label>
          <textarea
            id={id}
            className="input line-text"
            rows={nights.length > 0 ? 2 : 4}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={text}
            aria-invalid={!isNothing && nights.length === 0}
            aria-describedby={`${id}-help ${id}-problem`}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
          {!isNothing && nights.length === 0 && <ProblemLine problem={problem} id={`${id}-problem`} />}
          {nights.length === 0 && (
            <p id={`${id}-help`} className="soft small">
              {t('paste.help')}
            </p>
          )}
        </div>
        {nights.length > 0 && <Preview key={text} nights={nights} onDone={onClose} />}
        {nights.length > 0 && problem && <p className="soft">{t('paste.rest')}</p>}
      </div>
    </Dialog>
  );
}
