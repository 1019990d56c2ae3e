import { doorToFragment } from '../../core/survey-door';
import { QrCode } from '../../ui/QrCode';
import type { SchoolClass } from '../../wire/classes';
import type { DeskSurvey } from '../../wire/survey-desk';
import { CopyText } from '../CopyText';
import { useDesk } from '../desk';
import { useSay } from './say';

type CardProps = { survey: DeskSurvey; classes: readonly SchoolClass[]; closes: string };

/** The classes in which too few families have a seat: each is asked by a code of its own, for the parents' group or on paper. */
export function DoorsCard({ survey, classes, closes }: CardProps) {
  const { t, title, date } = useSay();
  const { me } = useDesk();
  // In the order of the school's classes: as they lie in the hand when they are given out.
  const doors = classes.flatMap(({ id, name }) => {
    const door = survey.classes.find((each) => each.class === id)?.door;
    if (door === undefined) return [];
    const fragment = doorToFragment({ survey: survey.survey, class: id, door });
    return [{ id, name, address: `${me.familiesAt}/survey#${fragment}` }];
  });
  if (doors.length === 0) return null;
  const named = title(survey.draft.definition);
  return (
    <section className="sheet stack survey-doors">
      <h2>{t('doors.title')}</h2>
      <p>{t('doors.what')}</p>
      <div className="row survey-doors-print">
        <button type="button" className="button" onClick={() => window.print()}>
          {t('doors.print')}
        </button>
      </div>
      <ul className="survey-door-list">
        {doors.map(({ id, name, address }) => (
          <li key={id} className="survey-door">
            <h3>{name}</h3>
            <QrCode text={address} label={t('doors.qr', { name })} />
            <p className="survey-door-words">
              {t('doors.paper', { name, title: named, closes: date(closes) })}
            </p>
            <CopyText
              label={t('doors.messageOf', { name })}
              text={t('doors.message', { title: named, closes: date(closes), address })}
              copyLabel={t('doors.copy')}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
