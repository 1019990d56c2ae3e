import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../core/problem';
import type { SchoolClass } from '../../wire/classes';
import { ClassFields, type ClassText } from '../ClassFields';
import { changeClass, type Refused } from '../client';
import { useDesk } from '../desk';
import { ProblemLine } from '../ProblemLine';

type Wrong = { problem: Refused; field?: keyof ClassText };

function fieldOf({ field, kind }: Refused): keyof ClassText | undefined {
  if (kind === 'class-size-below-used' || kind === 'class-size-unreadable') return 'size';
  if (kind.startsWith('class-name')) return 'name';
  return (['name', 'grade', 'size'] as const).find((each) => each === field);
}

/** Name, grade and size of a class that is there. */
export function ChangeClass({ of, onChanged }: { of: SchoolClass; onChanged: () => void }) {
  const { t } = useTranslation('class');
  const { tell } = useDesk();
  const [draft, setDraft] = useState<ClassText>({
    name: of.name,
    grade: String(of.grade),
    size: String(of.size),
  });
  const [wrong, setWrong] = useState<Wrong>();
  const refuse = (problem: Refused) => {
    const field = fieldOf(problem);
    setWrong({ problem, ...(field && { field }) });
  };
  const save = async () => {
    const size = Number(draft.size.normalize('NFKC').trim());
    if (draft.name.trim() === '') refuse({ kind: 'class-name-empty' });
    else if (!Number.isInteger(size) || size < 1) refuse({ kind: 'class-size-unreadable' });
    else {
      const typed = { name: draft.name, grade: Number(draft.grade), size };
      const outcome = await changeClass({ class: of.id, draft: typed });
      if (isProblem(outcome)) {
        refuse(outcome);
        return;
      }
      setWrong(undefined);
      tell(t('change.saved'));
      onChanged();
    }
  };
  return (
    <details className="sheet more">
      <summary>{t('change.title')}</summary>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ClassFields
          draft={draft}
          wrong={wrong?.field ? { [wrong.field]: wrong.problem } : {}}
          onChange={setDraft}
          isGradeKnown
        />
        {wrong && !wrong.field && <ProblemLine problem={wrong.problem} />}
        <div className="row">
          <button type="submit" className="button button-main">
            {t('change.save')}
          </button>
        </div>
      </form>
    </details>
  );
}
