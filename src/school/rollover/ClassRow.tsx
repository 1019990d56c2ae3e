import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import { useDesk } from '../desk';
import { ProblemLine } from '../ProblemLine';
import { gradesOf, withKind, type ClassDraft } from './draft';

type RowProps = {
  draft: ClassDraft;
  problems: ReadonlyMap<string, Problem>;
  onChange: (draft: ClassDraft) => void;
  onSplit: () => void;
  /** Looked at before its time: there is nothing to change yet. */
  isFixed: boolean;
};

const KINDS = ['rises', 'stays', 'leaves'] as const;

/** A class as it was and will be: read, or changed where it is an exception. */
export function ClassRow({ isFixed, ...row }: RowProps) {
  const { draft, problems } = row;
  const { t } = useTranslation('rollover');
  const [isOpen, setOpen] = useState(false);
  const { of, kind, name, size } = draft;
  const isWrong = ['name', 'size', 'grade'].some((field) => problems.has(`${of.class}.${field}`));
  if (isOpen || isWrong) return <OpenRow {...row} onClose={() => setOpen(false)} />;
  return (
    <tr>
      <th scope="row" data-label={t('column.now')}>
        {of.name}
      </th>
      <td data-label={t('column.next')} className={kind === 'leaves' ? 'soft' : undefined}>
        {kind === 'leaves' ? t('leaves') : name}
        {kind === 'stays' && <span className="soft small table-second">{t('staysDown')}</span>}
      </td>
      <td data-label={t('column.size')} className="number">
        {kind === 'leaves' ? t('none') : size}
      </td>
      {!isFixed && (
        <td className="rollover-key">
          <button type="button" className="button button-plain" onClick={() => setOpen(true)}>
            {t('change')}
            <span className="hidden-but-read">{of.name}</span>
          </button>
        </td>
      )}
    </tr>
  );
}

type OpenProps = Omit<RowProps, 'isFixed'> & { onClose: () => void };

function OpenRow({ draft, problems, onChange, onSplit, onClose }: OpenProps) {
  const { t } = useTranslation(['rollover', 'app']);
  const { me } = useDesk();
  const { of, kind, name, size } = draft;
  const { was, would } = gradesOf(of);
  const grade = (each: number) => t(`app:grade.${me.school.system}.${String(each)}`);
  const problemOf = (field: string) => problems.get(`${of.class}.${field}`);
  return (
    <tr className="table-wrong">
      <th scope="row" data-label={t('column.now')}>
        {of.name}
        <div className="row">
          <button type="button" className="button button-plain" onClick={onSplit}>
            {t('split')}
          </button>
          <button type="button" className="button button-plain" onClick={onClose}>
            {t('ready')}
          </button>
        </div>
      </th>
      <td data-label={t('column.next')}>
        <select
          className="input"
          aria-label={t('field.kind', { name: of.name })}
          value={kind}
          onChange={(event) => onChange(withKind(draft, event.target.value as ClassDraft['kind']))}
        >
          {KINDS.filter((each) => each !== 'rises' || would <= 12).map((each) => (
            <option key={each} value={each}>
              {t(`kind.${each}`, { was: grade(was), would: grade(would) })}
            </option>
          ))}
        </select>
        {kind !== 'leaves' && (
          <input
            className="input rollover-name"
            aria-label={t('field.name', { name: of.name })}
            aria-invalid={problemOf('name') !== undefined}
            value={name}
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
          />
        )}
        <ProblemLine problem={problemOf('name') ?? problemOf('grade')} />
      </td>
      <td data-label={t('column.size')}>
        {kind === 'leaves' ? (
          t('none')
        ) : (
          <input
            className="input rollover-size"
            inputMode="numeric"
            aria-label={t('field.size', { name: of.name })}
            aria-invalid={problemOf('size') !== undefined}
            value={size}
            onChange={(event) => onChange({ ...draft, size: event.target.value })}
          />
        )}
        <ProblemLine problem={problemOf('size')} />
      </td>
      <td />
    </tr>
  );
}
