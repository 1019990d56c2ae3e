import { useTranslation } from 'react-i18next';
import { SUBJECTS, type Subject } from '../core/subject';

type TicksProps = { chosen: readonly Subject[]; onChange: (chosen: Subject[]) => void };

/** Which subjects somebody teaches in a class; none ticked is the class teacher, who has all of them. */
export function SubjectTicks({ chosen, onChange }: TicksProps) {
  const { t } = useTranslation(['people', 'app']);
  const single = SUBJECTS.filter((subject) => subject !== 'mixed');
  return (
    <fieldset className="choice ticks">
      <legend className="soft small">{t('subjects.which')}</legend>
      {single.map((subject) => (
        <label key={subject} className="choice-key">
          <input
            type="checkbox"
            checked={chosen.includes(subject)}
            onChange={(event) => {
              onChange(
                event.target.checked ? [...chosen, subject] : chosen.filter((each) => each !== subject),
              );
            }}
          />
          <span>{t(`app:subject.${subject}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
