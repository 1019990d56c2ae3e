import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { NoAnswer, Waiting } from '../Trouble';
import { useReported } from './ask';
import { composeMethod } from './compose';
import { Paper } from './Paper';
import './report.css';
import { usePaper, usePeriod } from './period';

/** How the figures of a period came about, for whoever doubts them: the annex as a page of its own. */
export function MethodPage() {
  const { t } = useTranslation(['report', 'paper', 'app', 'survey-results']);
  const paper = usePaper();
  const { period, search } = usePeriod();
  const { said, again } = useReported(period);
  return (
    <main className="work stack report-page">
      <div className="report-top">
        <p className="back">
          <Link to={`/school/report${search}`} className="button button-plain">
            {t('back')}
          </Link>
        </p>
        <h1>{t('methodTitle')}</h1>
        <button
          type="button"
          className="button"
          onClick={() => {
            window.print();
          }}
        >
          {t('export.print')}
        </button>
      </div>
      {said.kind === 'waiting' && <Waiting />}
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && (
        <Paper report={composeMethod(paper, said.answer)} label={t('methodTitle')} />
      )}
    </main>
  );
}
