import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_HEAD_LETTERS, type Head, type HeadText } from '../../wire/report';
import { ProblemLine } from '../ProblemLine';
import { useKept, type Standing } from './keep';

type OwnProps = {
  period: string;
  head: Head;
  title: string;
  given: HeadText;
  /** An auditor reads. */
  isWritable: boolean;
  onText: (head: Head, text: string) => void;
  /** What the machine offers to take into it. */
  proposals: readonly string[];
};

function Other({
  standing,
  mine,
  settle,
}: {
  standing: Extract<Standing, { kind: 'other' }>;
  mine: string;
  settle: (text: string, revision: number) => void;
}) {
  const { t } = useTranslation('report');
  const { text, revision } = standing;
  const take = (chosen: string) => () => {
    settle(chosen, revision);
  };
  return (
    <div className="stack report-other" role="alert">
      <p>{t('other.what')}</p>
      <p className="report-theirs">{text === '' ? t('other.empty') : text}</p>
      <div className="row">
        <button type="button" className="button" onClick={take(`${text}\n${mine}`)}>
          {t('other.both')}
        </button>
        <button type="button" className="button" onClick={take(mine)}>
          {t('other.mine')}
        </button>
        <button type="button" className="button" onClick={take(text)}>
          {t('other.theirs')}
        </button>
      </div>
    </div>
  );
}

function Said({ standing }: { standing: Standing }) {
  const { t } = useTranslation('report');
  if (standing.kind === 'refused') return <ProblemLine problem={standing.problem} />;
  return (
    <p role="status" className="soft small">
      {standing.kind === 'other' ? '' : t(`keep.${standing.kind}`)}
    </p>
  );
}

function Proposals({
  proposals,
  text,
  take,
}: {
  proposals: readonly string[];
  text: string;
  take: (fact: string) => void;
}): ReactNode {
  const { t } = useTranslation('report');
  const left = proposals.filter((fact) => !text.includes(fact));
  if (proposals.length === 0) return <p className="soft small">{t('proposals.none')}</p>;
  if (left.length === 0) return <p className="soft small">{t('proposals.taken')}</p>;
  return (
    <div className="stack">
      <p className="soft small">{t('proposals.title')}</p>
      <ul className="report-proposals">
        {left.map((fact) => (
          <li key={fact}>
            <span>{fact}</span>
            <button
              type="button"
              className="button"
              aria-label={t('proposals.takeThis', { fact })}
              onClick={() => {
                take(fact);
              }}
            >
              {t('proposals.take')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the office writes itself under one head of the report. */
export function OwnText({ period, head, title, given, isWritable, onText, proposals }: OwnProps) {
  const { t } = useTranslation('report');
  const id = useId();
  const { text, standing, write, keep, settle } = useKept({ period, head }, given);
  const change = (next: string) => {
    write(next);
    onText(head, next);
  };
  return (
    <section className="sheet stack report-own" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p className="soft small">{t(`hint.${head}`)}</p>
      {head === 'problems' && isWritable && (
        <Proposals
          proposals={proposals}
          text={text}
          take={(fact) => {
            change(text.trim() === '' ? fact : `${text.trimEnd()}\n${fact}`);
          }}
        />
      )}
      <label className="hidden-but-read" htmlFor={id}>
        {t('own', { head: title })}
      </label>
      <textarea
        id={id}
        className="input report-text"
        rows={5}
        value={text}
        maxLength={MOST_HEAD_LETTERS}
        readOnly={!isWritable}
        placeholder={isWritable ? t('placeholder') : t('placeholderRead')}
        onChange={({ target }) => {
          change(target.value);
        }}
        onBlur={() => void keep()}
      />
      {isWritable && <Said standing={standing} />}
      {standing.kind === 'other' && (
        <Other
          standing={standing}
          mine={text}
          settle={(chosen, revision) => {
            settle(chosen, revision);
            onText(head, chosen);
          }}
        />
      )}
    </section>
  );
}
