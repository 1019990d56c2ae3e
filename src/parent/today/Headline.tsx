import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isPaused } from '../../core/timer';
import { Lamp } from '../../ui/Lamp';
import { tied } from '../tied';
import type { Tonight } from './tonight';
import { sentencesFor } from './sentences';

/** Room on the shade beyond the limit, and what a shade without a limit is full at. */
const BEYOND = 4 / 3;
const FULL_WITHOUT_LIMIT = 60;

/** The number of the page: a block's total on free days, else the evening's. */
export function shownNumber({ evening, block }: Tonight): number | undefined {
  if (evening.comparison.kind === 'free' && block && block.kind !== 'vacation') {
    const all = block.total.written + block.total.other;
    return all > 0 || evening.said === 'no-homework' ? all : undefined;
  }
  if (evening.number === undefined) return undefined;
  return evening.comparison.kind === 'measured' ? evening.comparison.minutes : evening.number;
}

function NumberWords({ tonight, number }: { tonight: Tonight; number: number | undefined }) {
  const { t } = useTranslation('today');
  const { said } = tonight.evening;
  if (said === 'done-at-school' && number === undefined)
    return <span className="today-word">{t('doneAtSchool')}</span>;
  if (said === 'no-homework' && number === 0) return <span className="today-word">{t('noHomework')}</span>;
  if (number === undefined) return <span className="today-number soft">–</span>;
  return (
    <>
      <span className="today-number number">{number}</span>{' '}
      <span className="today-unit soft">{t('minutesUnit')}</span>
    </>
  );
}

/** The lamp, the one number, and the plain sentences that say what it means. */
export function Headline({ tonight }: { tonight: Tonight }) {
  const { t } = useTranslation('today');
  const { comparison } = tonight.evening;
  const number = shownNumber(tonight);
  const tick = comparison.kind === 'measured' ? comparison.limit : undefined;
  const full =
    tick === undefined
      ? Math.max(FULL_WITHOUT_LIMIT, (number ?? 0) * BEYOND)
      : Math.max(tick * BEYOND, number ?? 0);
  const { label, lines } = sentencesFor(tonight, t);
  const isLit = tonight.timer !== undefined && !tonight.isInDoubt && !isPaused(tonight.timer);
  return (
    <section className="today-headline" aria-label={t('headline')}>
      <Lamp value={number ?? 0} full={full} tick={tick} isLit={isLit}>
        <NumberWords {...{ tonight, number }} />
      </Lamp>
      <p className="soft today-label">{label}</p>
      {lines.map((line) => (
        <p key={line.text} className={`today-line today-line-${line.tone ?? 'plain'}`}>
          {tied(line.text)}
        </p>
      ))}
      {!tonight.evening.day.isKnown && (
        <Link to={`/nights/${tonight.night}`} className="button button-plain">
          {t('changeNight')}
        </Link>
      )}
    </section>
  );
}
