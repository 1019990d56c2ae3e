import { SINGLE_SUBJECTS, type PublishedEvening, type SingleSubject } from '../core/figure';
import { partMeans, type PartMeans } from '../core/figure-mean';
import type { Grade, School } from '../core/grade';
import { usualSubjects } from '../core/subject';
import { shown, shownMean, type Shown } from '../core/figure-shown';
import { useSay } from './say-figure';

type Pupil = { grade: Grade; school: School };
type Part = { subject: SingleSubject; shown: Shown };

/** The usual subjects of a grade as far as they are told, and of the others those with minutes worth telling. */
function partsOf(told: Partial<Record<SingleSubject, Shown>>, pupil: Pupil | undefined): Part[] {
  const usual = pupil ? usualSubjects(pupil.grade, pupil.school) : [];
  return SINGLE_SUBJECTS.flatMap((subject) => {
    const each = told[subject];
    const isShown = each && (usual.includes(subject) || each.how !== 'under');
    return isShown ? [{ subject, shown: each }] : [];
  });
}

/** The parts of a mean; of several grades together those with minutes worth telling. */
export function meanParts({ subjects }: Pick<PartMeans, 'subjects'>, pupil: Pupil | undefined): Part[] {
  const told = Object.fromEntries(
    Object.entries(subjects).map(([subject, mean]) => [subject, shownMean(mean)]),
  );
  return partsOf(told, pupil);
}

type PartListProps = { parts: readonly Part[]; atSchool: Shown | undefined };

/** Subjects with their minutes, and what of them was done at school. */
export function PartList({ parts, atSchool }: PartListProps) {
  const say = useSay();
  return (
    <>
      {parts.length > 0 && (
        <dl className="figure-parts number">
          {parts.map(({ subject, shown: each }) => (
            <div key={subject}>
              <dt>{say.t(`app:subject.${subject}`)}</dt>
              <dd>{say.minutes(each)}</dd>
            </div>
          ))}
        </dl>
      )}
      {atSchool && <p className="number">{say.t('parts.atSchool', { minutes: say.inline(atSchool) })}</p>}
    </>
  );
}

/** Where the whole is under 8 minutes, a part of it says nothing more. */
function atSchoolOf(whole: Shown, part: Shown | undefined): Shown | undefined {
  return whole.how === 'under' ? undefined : part;
}

/** What an evening's minutes were of; nothing where too few families told it apart. */
export function EveningParts({ figure, school }: { figure: PublishedEvening; school: School }) {
  const told: Partial<Record<SingleSubject, Shown>> = {};
  for (const subject of SINGLE_SUBJECTS) {
    const minutes = figure.subjects[subject];
    if (minutes !== undefined) told[subject] = shown(minutes);
  }
  const parts = partsOf(told, { grade: figure.grade, school });
  return <PartList parts={parts} atSchool={atSchoolOf(shown(figure.minutes), shown(figure.atSchool))} />;
}

/** What the minutes of some school nights were of, on average; nothing where that is told of none of them. */
export function PartsCard({ evenings, pupil }: { evenings: readonly PublishedEvening[]; pupil: Pupil }) {
  const say = useSay();
  const { subjects, atSchool } = partMeans(evenings);
  const parts = meanParts({ subjects }, pupil);
  if (parts.length === 0) return null;
  return (
    <section className="sheet stack">
      <h2>{say.t('parts.title')}</h2>
      <PartList parts={parts} atSchool={atSchool && shownMean(atSchool)} />
      <p className="soft small">{say.t('parts.week')}</p>
    </section>
  );
}
