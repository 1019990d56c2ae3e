import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { calendarOfClass } from '../../core/school-days';
import { nightIn } from '../../core/zone';
import { reportFacts } from '../../core/report-facts';
import { reportJson } from '../../core/report-json';
import { periodName, periodsUntil, type ReportPeriod } from '../../core/report-period';
import { HEADS, type Head } from '../../wire/report';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { useReported, type Reported } from './ask';
import { composeReport, titleOf, type Told } from './compose';
import { Exports } from './Exports';
import { OwnText } from './OwnText';
import { Paper } from './Paper';
import './report.css';
import { usePaper, usePeriod } from './period';
import { sayPeriod, type Paper as PaperWords } from './say';
import { sayFact } from './say-fact';

function PeriodField({
  reported,
  period,
  paper,
}: {
  reported: Reported | undefined;
  period: ReportPeriod;
  paper: PaperWords;
}) {
  const { t } = useTranslation('report');
  const { me, clock } = useDesk();
  const [, goTo] = useLocation();
  const { system, zone } = me.school;
  const calendar = reported?.calendar ?? calendarOfClass(system, {});
  const { terms, months } = periodsUntil(nightIn(zone, clock()), calendar);
  const isListed = [...terms, ...months].some((each) => periodName(each) === periodName(period));
  const option = (each: ReportPeriod) => (
    <option key={periodName(each)} value={periodName(each)}>
      {sayPeriod(paper, each)}
    </option>
  );
  return (
    <label className="field report-period">
      <span>{t('period')}</span>
      <select
        value={periodName(period)}
        onChange={({ target }) => {
          goTo(`/school/report?period=${target.value}`);
        }}
      >
        {!isListed && option(period)}
        <optgroup label={t('months')}>{months.map(option)}</optgroup>
        <optgroup label={t('terms')}>{terms.map(option)}</optgroup>
      </select>
    </label>
  );
}

const NOTHING_WRITTEN = { text: '', revision: 0 };

function ownOf({ frame }: Reported): Record<Head, string> {
  const textOf = (head: Head) => frame.texts.find((each) => each.head === head)?.text ?? '';
  return { practice: textOf('practice'), problems: textOf('problems'), next: textOf('next') };
}

/** The report of one period: what the office writes, and the paper beside it. */
function Report({ reported, paper }: { reported: Reported; paper: PaperWords }) {
  const { t } = useTranslation(['report', 'paper']);
  const { me, clock } = useDesk();
  const [own, setOwn] = useState(() => ownOf(reported));
  const { figures, frame, surveys, period } = reported;
  const grade = me.role === 'lead' ? me.grade : undefined;
  const school = me.school.name;
  const told: Told = { figures, frame, surveys, school, grade, own, made: nightIn(me.school.zone, clock()) };
  const proposals = useMemo(
    () => reportFacts(figures).map((fact) => sayFact(paper, fact, figures)),
    [figures, paper],
  );
  const report = composeReport(paper, told);
  const name = periodName(period);
  return (
    <>
      <Exports
        report={report}
        title={titleOf(paper, told)}
        school={school}
        json={() => reportJson(figures, { school, grade, surveys })}
      />
      {!figures.isSettled && <p className="soft report-note">{t('running')}</p>}
      <div className="report-desk">
        {me.role !== 'lead' && (
          <div className="report-write">
            {HEADS.map((head) => (
              <OwnText
                key={head}
                period={name}
                head={head}
                title={t(`paper:head.${head}`)}
                given={frame.texts.find((each) => each.head === head) ?? { head, ...NOTHING_WRITTEN }}
                isWritable={me.role === 'admin'}
                onText={(of, text) => {
                  setOwn((before) => ({ ...before, [of]: text }));
                }}
                proposals={proposals}
              />
            ))}
          </div>
        )}
        <Paper report={report} label={t('paper')} />
      </div>
    </>
  );
}

/** The month's or the term's report: written by the machine from published figures, finished by the office. */
export function ReportPage() {
  const { t } = useTranslation(['report', 'paper', 'app', 'survey-results']);
  const paper = usePaper();
  const { period, search } = usePeriod();
  const { said, again } = useReported(period);
  const reported = said.kind === 'answer' ? said.answer : undefined;
  return (
    <main className="work stack report-page">
      <div className="report-top">
        <h1>{t('title')}</h1>
        <PeriodField reported={reported} period={period} paper={paper} />
        <Link to={`/school/report/method${search}`} className="button button-quiet">
          {t('method')}
        </Link>
      </div>
      {said.kind === 'waiting' && <Waiting />}
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {reported && <Report key={periodName(period)} reported={reported} paper={paper} />}
    </main>
  );
}
