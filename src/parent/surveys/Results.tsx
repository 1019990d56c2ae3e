import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { School } from '../../core/grade';
import type { CrossTally } from '../../core/survey-tally';
import { CLASS_FAMILIES, SURVEY_FAMILIES, type SurveyPart } from '../../core/survey-tally';
import { Choice } from '../../ui/Choice';
import { PlainTable } from '../../ui/PlainTable';
import { useGround } from '../household';
import { surveysOf } from '../store/answers';
import type { SurveyRow } from '../store/survey-rows';
import { useSurveyLanguage } from '../survey-language';
import { ResultCard } from './ResultCard';
import { useResultWords } from './result-words';
import { partsToChoose, toldOf, type Told } from './told';

/** Whose class reads them: of which grade, and how the grades are called there; nobody knows of whom a QR asked. */
export type Reader = { grade: number; system: School } | undefined;

const WHOLE = '';
const nameOf = ({ grades }: SurveyPart) => grades.join('-');

function useGradesWords(reader: Reader): (grades: readonly number[]) => string {
  const { t } = useTranslation('app');
  const system = reader?.system ?? 'cn63';
  return (grades) =>
    grades.map((grade) => t(`grade.${system}.${grade}`).replace(/（.*）|\s*\(.*\)/u, '')).join(' · ');
}

/** The one number: how many answered, and of how many. */
function Answered({ results: { families, reach } }: Told) {
  const { t } = useTranslation('survey');
  const words = useResultWords();
  return (
    <section className="sheet stack">
      <p className="number survey-answered">{words.families(families)}</p>
      <p>{reach ? t('results.reach', reach) : t('results.reachUnknown')}</p>
    </section>
  );
}

/** Two questions counted together, as declared before the survey opened. */
function Cross({ cross, told }: { cross: CrossTally; told: Told }) {
  const { t } = useTranslation('survey');
  const language = useSurveyLanguage();
  const words = useResultWords();
  const [one, other] = cross.questions.map(
    (name) => told.results.questions.find(({ question }) => question.name === name)?.question,
  );
  if (!one || !other) return null;
  const caption = t('results.cross.caption', { one: one.title[language], other: other.title[language] });
  return (
    <section className="sheet stack">
      <h2>{caption}</h2>
      <p>{t('results.cross.means')}</p>
      <PlainTable
        caption={caption}
        columns={[one.title[language], other.title[language], t('results.part')]}
        rows={cross.cells.map(({ of, share }) =>
          of === 'rest'
            ? { id: of, row: [t('results.cross.rest'), '', words.share(share)] }
            : {
                id: of.join(' '),
                row: [words.answer(one, of[0]), words.answer(other, of[1]), words.share(share)],
              },
        )}
      />
    </section>
  );
}

function Since({ before }: Told) {
  const { t } = useTranslation('survey');
  const language = useSurveyLanguage();
  return before.map(({ id, definition, closes }) => (
    <p key={id} className="soft small">
      {t('results.since', { title: definition.title[language], night: closes })}
    </p>
  ));
}

/** How the figures came about; some classes were asked by one code for all where nobody knows how many it reached. */
function Method({ parts }: { parts: readonly SurveyPart[] }) {
  const { t } = useTranslation('survey');
  const hasDoor = parts.some(({ reach }) => reach === undefined);
  return (
    <section className="sheet stack">
      <h2>{t('results.methodTitle')}</h2>
      <p>{t('results.method.rule', { classes: CLASS_FAMILIES, families: SURVEY_FAMILIES })}</p>
      <p>{t('results.method.shares')}</p>
      <p>{t('results.method.mixed')}</p>
      <p>{t('results.method.tokens')}</p>
      {hasDoor && <p>{t('results.method.door')}</p>}
      <p>{t('results.method.voluntary')}</p>
    </section>
  );
}

type ToldProps = { survey: SurveyRow; told: Told; isWhole: boolean };

function Cards({ survey, told, isWhole }: ToldProps) {
  const { t } = useTranslation('survey');
  const { texts = [], parts = [] } = survey.told ?? {};
  const hasCrosses = parts.some(({ crosses }) => crosses.length > 0);
  return (
    <>
      <Answered {...told} />
      {told.results.questions.map((result) => (
        <ResultCard
          key={result.question.name}
          result={result}
          changes={told.changes.get(result.question.name) ?? []}
          texts={texts.filter(({ question }) => question === result.question.name).map(({ text }) => text)}
        />
      ))}
      {told.results.crosses.map((cross) => (
        <Cross key={cross.questions.join(' ')} cross={cross} told={told} />
      ))}
      {isWhole && parts.length > 1 && hasCrosses && <p className="soft">{t('results.cross.hint')}</p>}
      <Since {...told} />
    </>
  );
}

/** What was published of a survey, question by question: the own grade's part first, any other, or all of them together. */
export function Results({ survey, reader }: { survey: SurveyRow; reader: Reader }) {
  const { t } = useTranslation(['survey', 'app']);
  const { home } = useGround();
  const gradesWords = useGradesWords(reader);
  const parts = partsToChoose(survey, reader?.grade);
  const own = parts.find(({ grades }) => reader !== undefined && grades.includes(reader.grade));
  const [name, setName] = useState(own ? nameOf(own) : WHOLE);
  const all = useLiveQuery(
    async () => (await surveysOf(home, '', survey.class)).map((here) => here.survey),
    [home, survey.class],
  );
  const chosen = parts.find((part) => nameOf(part) === name);
  const told = toldOf(survey, all ?? [], chosen);
  if (!told) return <p>{t('results.few')}</p>;
  return (
    <>
      {parts.length > 0 && (
        <Choice
          label={t('results.scope')}
          options={[
            ...parts.map((part) => ({ value: nameOf(part), label: gradesWords(part.grades) })),
            { value: WHOLE, label: t('results.whole') },
          ]}
          value={chosen ? name : WHOLE}
          onChange={setName}
        />
      )}
      <Cards {...{ survey, told }} isWhole={!chosen} />
      <Method parts={survey.told?.parts ?? []} />
    </>
  );
}
