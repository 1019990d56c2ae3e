import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { SURVEY_FAMILIES, type SurveyPart } from '../../core/survey-tally';
import { Choice } from '../../ui/Choice';
import { PlainTable } from '../../ui/PlainTable';
import type { DeskSurvey } from '../../wire/survey-desk';
import { useDesk } from '../desk';
import { familiesWords, partWords, saidWords, type SurveyWords, type ToldSurvey } from '../say-survey';
import { crossTable } from '../survey-tables';
import { NoAnswer, Waiting } from '../Trouble';
import { toldOf, useAsked, type Asked } from './ask';
import { documentOf } from './document';
import { Method } from './Method';
import { QuestionCard } from './QuestionCard';
import { ReplyCard } from './ReplyCard';
import './survey-results.css';
import { Take } from './Take';
import { TextsCards } from './TextsCard';

/** The words results are told in: those of the page. */
function useWords(): SurveyWords {
  const { t, i18n } = useTranslation(['survey-results', 'app']);
  const { me } = useDesk();
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return useMemo(() => ({ t, language, system: me.school.system }), [t, language, me]);
}

const dateWords = ({ language }: SurveyWords, night: string | undefined) =>
  night === undefined
    ? ''
    : new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
        Date.parse(night),
      );

const nameOf = ({ grades }: SurveyPart) => grades.join('-');

/** The one number: how many answered, and of how many. */
function Answered({ words, told, whom }: { words: SurveyWords; told: ToldSurvey; whom: string }) {
  const { t } = useTranslation('survey-results');
  const { families, reach, parts } = told.results;
  return (
    <section className="sheet stack">
      <p className="number result-number">
        <span>{familiesWords(words, families)}</span> <small>{t('answered')}</small>
      </p>
      <p className="soft">{t('of.whom', { whom })}</p>
      <p>{reach ? t('of.reach', reach) : t('of.unknown')}</p>
      {parts > 1 && <p className="soft small">{t('partsJoined')}</p>}
    </section>
  );
}

type ScopeProps = { words: SurveyWords; parts: readonly SurveyPart[]; chosen: SurveyPart | undefined };

/** Which part is looked at; each was published by itself, so choosing tells nothing new. */
function Scope({ words, parts, chosen }: ScopeProps) {
  const { t } = useTranslation('survey-results');
  const [, goTo] = useLocation();
  const options = [
    { value: '', label: t('whole') },
    ...parts.map((part) => ({ value: nameOf(part), label: partWords(words, part.grades) })),
  ];
  return (
    <Choice
      label={t('scope')}
      options={options}
      value={chosen ? nameOf(chosen) : ''}
      onChange={(value) => {
        const search = value === '' ? '' : `?part=${value}`;
        goTo(`/school/surveys/results${search}${window.location.hash}`, { replace: true });
      }}
    />
  );
}

function Crosses({ words, survey, told }: { words: SurveyWords; survey: DeskSurvey; told: ToldSurvey }) {
  const { t } = useTranslation('survey-results');
  if (told.results.crosses.length === 0)
    return survey.draft.crosses.length > 0 && told.results.parts > 1 ? (
      <p className="soft result-wide">{t('cross.wholeHint')}</p>
    ) : null;
  return told.results.crosses.map((cross) => {
    const { caption, columns, rows } = crossTable(words, cross, told);
    return (
      <section key={cross.questions.join()} className="sheet stack result-card">
        <h2>{caption}</h2>
        <div className="result-cross" role="region" aria-label={caption} tabIndex={0}>
          <PlainTable
            caption={caption}
            columns={columns.map(({ title }) => title)}
            rows={rows.map((row, index) => ({
              id: String(index),
              row: [row[0]?.text ?? '', ...row.slice(1).map(({ text }) => text)],
            }))}
          />
        </div>
      </section>
    );
  });
}

function Since({ words, asked }: { words: SurveyWords; asked: Asked }) {
  const { t } = useTranslation('survey-results');
  return asked.before.map(({ survey }) => (
    <p key={survey.survey} className="soft small result-wide">
      {t('since', {
        title: saidWords(words, survey.draft.definition.title),
        date: dateWords(words, survey.closes),
      })}
    </p>
  ));
}

type ToldProps = { words: SurveyWords; asked: Asked; survey: DeskSurvey };

function Told({ words, asked, survey }: ToldProps) {
  const { t } = useTranslation('survey-results');
  const { me } = useDesk();
  const [kept, setKept] = useState(survey);
  const [texts, setTexts] = useState(asked.told.texts);
  const wanted = new URLSearchParams(useSearch()).get('part');
  const { parts } = asked.told;
  const chosen = parts.length > 1 ? parts.find((part) => nameOf(part) === wanted) : undefined;
  const told = toldOf(survey.draft, asked, chosen);
  const whom = told ? partWords(words, told.results.grades) : '';
  const title = saidWords(words, survey.draft.definition.title);
  return (
    <>
      {parts.length > 1 && <Scope {...{ words, parts, chosen }} />}
      {!told && (
        <section className="sheet stack">
          <p>{t('nothing')}</p>
          <p className="soft small">{t('nothingWhy', { families: SURVEY_FAMILIES })}</p>
        </section>
      )}
      {told && (
        <>
          <Answered {...{ words, told, whom }} />
          <Take tables={() => documentOf(words, { told, texts, whom })} name={`${title} ${whom}`} />
          <div className="two result-cards">
            {told.results.questions
              .filter(({ question }) => !texts.some((each) => each.question === question.name))
              .map((result) => (
                <QuestionCard key={result.question.name} {...{ words, result, told }} />
              ))}
            <Crosses {...{ words, survey, told }} />
            <Since words={words} asked={asked} />
          </div>
        </>
      )}
      <TextsCards
        {...{ words, survey, texts }}
        onText={(text, state) => {
          setTexts((all) => all.map((each) => (each.id === text.id ? { ...each, state } : each)));
        }}
      />
      {me.role === 'admin' && (
        <ReplyCard
          {...{ words, told: toldOf(survey.draft, asked, undefined) }}
          survey={kept}
          texts={texts.filter(({ state }) => state === 'shown')}
          onKept={setKept}
        />
      )}
      <Method {...{ words, survey }} classes={asked.classes} />
    </>
  );
}

function Head({ words, survey }: { words: SurveyWords; survey: DeskSurvey | undefined }) {
  const { t } = useTranslation('survey-results');
  return (
    <div>
      <h1>{survey ? saidWords(words, survey.draft.definition.title) : t('title')}</h1>
      {survey?.opens !== undefined && (
        <p className="soft">
          {t('dates', { opens: dateWords(words, survey.opens), closes: dateWords(words, survey.closes) })}
        </p>
      )}
    </div>
  );
}

function Answer({ words, asked }: { words: SurveyWords; asked: Asked }) {
  const { t } = useTranslation('survey-results');
  const { survey } = asked;
  if (!survey) return <p>{t('missing')}</p>;
  if (survey.state !== 'told') return <p className="sheet">{t('running')}</p>;
  return <Told {...{ words, asked, survey }} />;
}

/** What a survey came to, once it has closed: one number, a sentence, then question by question. */
export function ResultsPage({ id }: { id: string }) {
  const { t } = useTranslation(['survey-results', 'app']);
  const words = useWords();
  const { said, again } = useAsked(id);
  return (
    <main className="work stack result-page">
      <p className="back">
        <Link to="/school/surveys" className="button button-plain">
          {t('back')}
        </Link>
      </p>
      <Head words={words} survey={said.kind === 'answer' ? said.answer.survey : undefined} />
      {said.kind === 'waiting' && <Waiting />}
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && <Answer words={words} asked={said.answer} />}
    </main>
  );
}
