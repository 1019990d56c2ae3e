import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { LookBack } from '../../core/look-back';
import { nightAt, type Night } from '../../core/night';
import {
  nightFor,
  stretchBeside,
  stretchOf,
  textToStretch,
  type Stretch,
  type TermCalendar,
} from '../../core/stretch';
import type { Bar } from '../../ui/bar';
import { Choice } from '../../ui/Choice';
import { useTitled } from '../child/limit-words';
import { useChild, useGround } from '../household';
import { openedInside } from '../inside/which';
import { calendarOf, gradeOn, type Child } from '../store/views';
import { sheetContent } from './content';
import { useLookBack } from './looked';
import { Paper } from './Paper';
import { PicturePart } from './PicturePart';
import { Preview } from './Preview';
import type { SheetWords } from './told';
import './sheet.css';

const VIEWS = ['week', 'month'] as const;
type SheetView = (typeof VIEWS)[number];

const addressOf = ({ view, key }: Stretch) => `/sheet/${view}/${key}`;

type StepsProps = { stretch: Stretch; tonight: Night; calendar: TermCalendar };

/** A week or a month, and the one before or after it. */
function Steps({ stretch, tonight, calendar }: StepsProps) {
  const { t } = useTranslation('sheet');
  const [, navigate] = useLocation();
  const view: SheetView = stretch.view === 'month' ? 'month' : 'week';
  const turn = (wanted: SheetView) => {
    navigate(addressOf(stretchOf(wanted, nightFor(stretch, tonight), calendar)), { replace: true });
  };
  const after = stretchBeside(stretch, 1, calendar);
  return (
    <nav className="stack" aria-label={t('steps.label')}>
      <Choice
        label={t('steps.view')}
        isLabelHidden
        value={view}
        options={VIEWS.map((value) => ({ value, label: t(`steps.${value}`) }))}
        onChange={turn}
      />
      <div className="row">
        <Link
          to={addressOf(stretchBeside(stretch, -1, calendar))}
          replace
          className="button button-quiet grow"
        >
          {t(`steps.before.${view}`)}
        </Link>
        {after.first <= tonight && (
          <Link to={addressOf(after)} replace className="button button-quiet grow">
            {t(`steps.after.${view}`)}
          </Link>
        )}
      </div>
    </nav>
  );
}

/** What the printed sheet shows beyond the minutes: only what the parent leaves on. */
function Shown({ choice, onChange }: { choice: Shows; onChange: (choice: Shows) => void }) {
  const { t } = useTranslation('sheet');
  const keys = [
    ['name', t('shows.name')],
    ['flags', t('shows.flags')],
  ] as const;
  return (
    <fieldset className="checks">
      <legend className="soft small">{t('shows.label')}</legend>
      {keys.map(([key, label]) => (
        <label key={key} className="choice-key">
          <input
            type="checkbox"
            checked={choice[key]}
            onChange={(event) => {
              onChange({ ...choice, [key]: event.target.checked });
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

type Shows = { name: boolean; flags: boolean };

/** Where a page cannot print, what can be done instead. */
function Print() {
  const { t } = useTranslation(['sheet', 'install']);
  const app = openedInside(navigator.userAgent);
  if (app || typeof print !== 'function')
    return <p>{app ? t('print.inside', { app: t(`install:app.${app}`) }) : t('print.missing')}</p>;
  return (
    <>
      <button
        type="button"
        className="button button-main"
        onClick={() => {
          print();
        }}
      >
        {t('print.key')}
      </button>
      <p className="soft small">{t('print.help')}</p>
    </>
  );
}

/** The drawing's table for who hears the page: on the paper there is no room to unfold it. */
function NightTable({ bars }: { bars: readonly Bar[] }) {
  const { t } = useTranslation('sheet');
  return (
    <table className="hidden-but-read sheet-tools">
      <caption>{t('chart.plain')}</caption>
      <tbody>
        {bars.map(({ id, row: [night, minutes] }) => (
          <tr key={id}>
            <th scope="row">{night}</th>
            <td>{minutes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type SheetProps = { child: Child; stretch: Stretch; back: LookBack };

function Sheet({ child, stretch, back }: SheetProps) {
  const { t } = useTranslation(['sheet', 'app']);
  const titled = useTitled();
  const [shows, setShows] = useState<Shows>({ name: true, flags: false });
  const { grade, school } = gradeOn(child, stretch.last);
  const words: SheetWords = { t, titled, grade: t(`app:grade.${school}.${String(grade)}`) };
  const told = { back, stretch, words };
  const printed = sheetContent({
    ...told,
    choice: {
      name: shows.name ? child.nickname : undefined,
      showsFlags: shows.flags,
      showsOwnSubjects: true,
    },
  });
  const nameless = sheetContent({
    ...told,
    choice: { name: undefined, showsFlags: shows.flags, showsOwnSubjects: false },
  });
  return (
    <>
      <div className="sheet-tools stack">
        <Shown choice={shows} onChange={setShows} />
        <Print />
        <PicturePart content={nameless} name={t('file', { key: stretch.key })} />
      </div>
      <h2 className="sheet-tools">{t('preview')}</h2>
      <Preview>
        <Paper content={printed} />
      </Preview>
      {printed.chart && <NightTable bars={printed.chart.bars} />}
    </>
  );
}

/** A week or a month on one page: for a 家访 to look at on paper, or as a picture that names nobody. */
export function SheetPage({ view, name }: { view: string; name: string }) {
  const { t } = useTranslation(['sheet', 'app', 'install']);
  const { clock } = useGround();
  const child = useChild();
  const tonight = nightAt(clock());
  const calendar = calendarOf(child, gradeOn(child, tonight).school);
  const wanted = view === 'month' ? 'month' : 'week';
  const stretch = textToStretch(wanted, name, calendar) ?? stretchOf(wanted, tonight, calendar);
  const back = useLookBack(stretch);
  return (
    <main className="page stack sheet-page" aria-busy={back === undefined || undefined}>
      <Link to={`/nights/${stretch.view}/${stretch.key}`} className="button button-quiet sheet-tools">
        {t('back')}
      </Link>
      <div className="sheet-tools stack">
        <h1>{t('heading')}</h1>
        <p className="soft">{t('what')}</p>
        <Steps {...{ stretch, tonight, calendar }} />
      </div>
      {back && <Sheet key={`${child.id}/${stretch.key}`} {...{ child, stretch, back }} />}
    </main>
  );
}
