import { useTranslation } from 'react-i18next';
import { KINDS, PLACES, SETTERS } from '../../core/subject';
import type { SubjectPart, WorkParts } from '../../core/work-parts';
import { useSubjectName } from '../entry/subject-name';
import { tied } from '../tied';
import { useAmountWords } from './amount-words';
import type { Look } from './look';

type Row = { key: string; name: string; minutes: number };

type PartingProps = { title: string; sentence: string; all: number; rows: readonly Row[] };

/** One parting of the minutes: a sentence that says what it shows, then a bar for each part, the number beside it. */
function Parting({ title, sentence, all, rows }: PartingProps) {
  const amountWords = useAmountWords(all);
  const told = rows.filter(({ minutes }) => minutes > 0);
  const most = Math.max(...told.map(({ minutes }) => minutes));
  return (
    <div className="look-part">
      <h2>{title}</h2>
      <p>{tied(sentence)}</p>
      {told.length > 1 && (
        <dl>
          {told.map(({ key, name, minutes }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd className="number">{amountWords(minutes)}</dd>
              <dd className="look-part-bar" aria-hidden="true">
                <span style={{ width: `${((minutes / most) * 100).toFixed(1)}%` }} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Subjects({ parts: { all, subjects } }: { parts: WorkParts }) {
  const { t } = useTranslation('look');
  const amountWords = useAmountWords(all);
  const subjectName = useSubjectName();
  const nameOf = ({ subject, subjectName: own, kind }: SubjectPart) =>
    subjectName({ subject, kind, ...(own !== undefined && { subjectName: own }) });
  const [most] = subjects;
  if (!most) return null;
  const words = {
    subject: nameOf(most),
    amount: amountWords(most.minutes),
    percent: Math.round((most.minutes / all) * 100),
  };
  return (
    <Parting
      title={t('parts.subjects.title')}
      sentence={t(subjects.length > 1 ? 'parts.subjects.most' : 'parts.subjects.only', words)}
      all={all}
      rows={subjects.map((part) => ({ key: part.key, name: nameOf(part), minutes: part.minutes }))}
    />
  );
}

type Parted = { name: 'kinds' | 'setBy' | 'places'; all: number; rows: readonly Row[] };

/** The first part is the one the sentence speaks of; where all is of one part it says so. */
function Others({ name, all, rows }: Parted) {
  const { t } = useTranslation('look');
  const amountWords = useAmountWords(all);
  const told = rows.filter(({ minutes }) => minutes > 0);
  const [only] = told.length === 1 ? told : [];
  const sentence = only
    ? t(`parts.${name}.only`, { all: amountWords(all), part: only.name })
    : t(`parts.${name}.of`, { all: amountWords(all), amount: amountWords(rows[0]?.minutes ?? 0) });
  return <Parting title={t(`parts.${name}.title`)} sentence={sentence} all={all} rows={rows} />;
}

/** The work of the school nights, parted four times; free days stand apart. */
export function Parts({ look }: { look: Look }) {
  const { t } = useTranslation(['look', 'app']);
  const { parts } = look.back;
  const { all, kinds, setBy, places } = parts;
  if (all === 0) return null;
  return (
    <>
      <section className="sheet">
        <Subjects parts={parts} />
      </section>
      <section className="sheet look-parts">
        <Others
          name="kinds"
          all={all}
          rows={KINDS.map((key) => ({ key, name: t(`parts.kinds.${key}`), minutes: kinds[key] }))}
        />
        <Others
          name="setBy"
          all={all}
          rows={SETTERS.map((key) => ({ key, name: t(`app:setBy.${key}`), minutes: setBy[key] }))}
        />
        <Others
          name="places"
          all={all}
          rows={PLACES.map((key) => ({ key, name: t(`app:place.${key}`), minutes: places[key] }))}
        />
      </section>
    </>
  );
}
