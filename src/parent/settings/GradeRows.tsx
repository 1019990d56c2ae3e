import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitFor } from '../../core/limit';
import type { Night } from '../../core/night';
import { GradeRowForm } from '../child/GradeRowForm';
import { useLimitWords } from '../child/limit-words';
import type { GradeRow } from '../store/rows';
import { gradeOn, type Child } from '../store/views';

/** Where a row stands against tonight: it holds now, is yet to come, or is over. */
function stageOf(child: Child, row: GradeRow, night: Night): 'now' | 'later' | 'past' {
  if (gradeOn(child, night).id === row.id) return 'now';
  return row.from > night ? 'later' : 'past';
}

type RowProps = { child: Child; row: GradeRow; night: Night; onChange: () => void };

function Row({ child, row, night, onChange }: RowProps) {
  const { t } = useTranslation(['grades', 'app']);
  const limitWords = useLimitWords();
  const { from, grade: ofYear, school } = row;
  const grade = t(`app:grade.${school}.${String(ofYear)}`);
  const limit = limitWords(limitFor(row.limit, { grade: ofYear, school, kind: 'school' }));
  const said = t('row.said', { from, grade, limit });
  return (
    <>
      <p className="settings-name">{said}</p>
      <div className="settings-grade">
        <p className="soft small">{`${t(`stage.${stageOf(child, row, night)}`)} · ${t(`app:school.${school}`)}`}</p>
        <button
          type="button"
          className="button button-plain settings-go"
          aria-label={t('row.changeLabel', { from })}
          onClick={onChange}
        >
          {t('row.change')}
        </button>
      </div>
    </>
  );
}

/** By what each stretch of nights is judged, the latest first: a night keeps the grade and limit of its own time. */
export function GradeRows({ child, night }: { child: Child; night: Night }) {
  const { t } = useTranslation('grades');
  const [changing, setChanging] = useState<string>();
  const rows = [...child.grades].sort((a, b) => b.from.localeCompare(a.from));
  return (
    <section className="sheet stack">
      <h2>{t('title')}</h2>
      <p className="soft small">{t('help')}</p>
      <ol className="settings-grades">
        {rows.map((row) => (
          <li key={row.id}>
            {changing === row.id ? (
              <GradeRowForm
                child={child}
                row={row}
                onDone={() => {
                  setChanging(undefined);
                }}
              />
            ) : (
              <Row
                {...{ child, row, night }}
                onChange={() => {
                  setChanging(row.id);
                }}
              />
            )}
          </li>
        ))}
      </ol>
      <p className="soft small">{t('before')}</p>
    </section>
  );
}
