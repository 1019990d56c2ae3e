import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { unknownYear, type Override } from '../../core/calendar';
import { eveningOf } from '../../core/evening';
import { addNights, mondayOf, nightAt, type Night } from '../../core/night';
import { isProblem } from '../../core/problem';
import { textToPastNight } from '../../core/since';
import { Choice } from '../../ui/Choice';
import { useAct } from '../act';
import { EntryList } from '../entry/EntryList';
import { EveningWords } from '../entry/EveningWords';
import { NightActs } from '../entry/NightActs';
import { Sheets } from '../entry/Sheets';
import { useChild, useGround } from '../household';
import { LineDoors } from '../line/LineDoors';
import { overrule } from '../store/children';
import { SchoolWord } from '../SchoolWord';
import { noticeFor } from '../store/notices';
import { calendarOf, gradeOn, nightsOf } from '../store/views';
import { PlannedNight } from './PlannedNight';
import { WhyNight } from './WhyNight';
import './nights.css';

const KINDS = ['calendar', 'school', 'holiday', 'no-homework'] as const;

/** What kind of evening it was: the calendar's word, or the parent's, which wins. */
function KindField({ night }: { night: Night }) {
  const { t } = useTranslation('nights');
  const child = useChild();
  const { home } = useGround();
  const { act } = useAct();
  const own: Override | undefined = child.overrides[night];
  const choose = (kind: (typeof KINDS)[number]) =>
    void act(async () => {
      await overrule(home, { child: child.id, night }, kind === 'calendar' ? undefined : kind);
      return undefined;
    });
  return (
    <Choice
      label={t('kind.label')}
      value={own ?? 'calendar'}
      options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      onChange={choose}
    />
  );
}

function NightDetails({ night }: { night: Night }) {
  const { t } = useTranslation(['nights', 'app']);
  const child = useChild();
  const { home } = useGround();
  const monday = mondayOf(night);
  const found = useLiveQuery(
    () => nightsOf(home, child.id, { first: monday, last: night }),
    [home, child.id, monday, night],
  );
  const notice = useLiveQuery(
    () => noticeFor(home, child.id, { first: night, last: night }),
    [home, child.id, night],
  );
  if (!found) return null;
  const grade = gradeOn(child, night);
  const entries = found.entries.filter((entry) => entry.night === night);
  const facts = { night, entries, said: found.said[night], weekEntries: found.entries };
  const evening = eveningOf(facts, grade, calendarOf(child, grade.school));
  return (
    <>
      <header className="nights-head">
        <h1>{t('app:night', { night })}</h1>
        <p className="soft small">{`${child.nickname} · ${t(`app:grade.${grade.school}.${String(grade.grade)}`)} · ${t(`app:nightKind.${evening.day.kind}`)}`}</p>
      </header>
      <p className="nights-number">
        <EveningWords evening={evening} />
      </p>
      {!evening.day.isKnown && <p>{t('app:unknownYear', { year: unknownYear(night) })}</p>}
      {entries.length > 0 && <EntryList entries={entries} />}
      {notice && <PlannedNight notice={notice} entries={entries} scope={evening.limit.scope} />}
      <NightActs night={night} said={evening.said} isEmpty={entries.length === 0} />
      <LineDoors night={night} />
      <SchoolWord child={child} night={night} />
      <KindField night={night} />
      <WhyNight child={child} night={night} limit={evening.limit} />
    </>
  );
}

/** One past night: its sittings to change, its gaps to fill, its kind to correct. */
export function NightPage({ night: text }: { night: string }) {
  const { t } = useTranslation(['nights', 'problem', 'line', 'grades', 'cards', 'notice']);
  const { clock } = useGround();
  const tonight = nightAt(clock());
  const night = textToPastNight(text, tonight);
  return (
    <main className="page stack">
      <nav className="row nights-steps" aria-label={t('steps')}>
        <Link
          to={isProblem(night) ? '/nights' : `/nights/month/${night.slice(0, 7)}`}
          className="button button-quiet"
        >
          {t('back')}
        </Link>
        {!isProblem(night) && (
          <Link to={`/nights/${addNights(night, -1)}`} className="button button-quiet">
            {t('before')}
          </Link>
        )}
        {!isProblem(night) && night < tonight && (
          <Link to={`/nights/${addNights(night, 1)}`} className="button button-quiet">
            {t('after')}
          </Link>
        )}
      </nav>
      {isProblem(night) ? <p role="alert">{t(`problem:${night.kind}`)}</p> : <NightDetails night={night} />}
      <Sheets />
    </main>
  );
}
