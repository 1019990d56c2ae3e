import { useTranslation } from 'react-i18next';
import { STORED, type StoredAnswer } from '../../wire/stored';
import { useAnswer } from '../answers';
import { askStored } from '../client';
import { CopyText } from '../CopyText';
import { useDesk } from '../desk';
import { demoDesk } from '../demo-desk';
import { dayWords, momentOf } from '../moment';
import { ToSettings } from '../ToSettings';
import { NoAnswer, Waiting } from '../Trouble';
import { Deletions } from './Deletions';
import { EndSchool } from './EndSchool';
import { ExportKeys } from './ExportKeys';
import './stored.css';

type Group = keyof typeof STORED;
const GROUPS = Object.keys(STORED) as Group[];

/** By nobody, ever. */
const UNCOUNTED: readonly string[] = [...STORED.evenings, 'verification'];

/** One table of the databases in plain words: what it is, how many, and until when. */
function TableRow({ told }: { told: StoredAnswer['tables'][number] }) {
  const { t, i18n } = useTranslation('stored');
  const { clock } = useDesk();
  const { table, rows, next } = told;
  const isOfFamilies = (STORED.families as readonly string[]).includes(table);
  const isCounted = !UNCOUNTED.includes(table);
  const many =
    rows === undefined
      ? t(isCounted ? 'count.tonight' : 'count.never')
      : t(isOfFamilies ? 'count.tens' : 'count.rows', { count: rows });
  const { day, time, date } = momentOf(new Date(next ?? 0), clock(), i18n.language);
  const when = day === 'date' ? date : t(`when.${day}`, { time });
  return (
    <tr>
      <th scope="row" data-label={t('column.what')}>
        {t(`table.${table}.name`)}
        <span className="soft small table-second">{t(`table.${table}.what`)}</span>
      </th>
      <td data-label={t('column.rows')} className="number stored-rows">
        {many}
      </td>
      <td data-label={t('column.until')}>
        {t(`table.${table}.until`)}
        {next !== undefined && <span className="soft small table-second">{t('next', { when })}</span>}
      </td>
    </tr>
  );
}

function Tables({ told, group }: { told: StoredAnswer; group: Group }) {
  const { t } = useTranslation('stored');
  const names: readonly string[] = STORED[group];
  return (
    <section className="sheet stack">
      <h2>{t(`group.${group}`)}</h2>
      <p className="soft">{t(`groupWhat.${group}`)}</p>
      <table className="table stored-table">
        <caption className="hidden-but-read">{t(`group.${group}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.rows')}</th>
            <th scope="col">{t('column.until')}</th>
          </tr>
        </thead>
        <tbody>
          {told.tables
            .filter(({ table }) => names.includes(table))
            .map((each) => (
              <TableRow key={each.table} told={each} />
            ))}
        </tbody>
      </table>
    </section>
  );
}

/** 我们保存了什么: every table in plain words, last night's counts, what goes when, and what has gone. */
export function StoredPage() {
  const { t, i18n } = useTranslation(['stored', 'app', 'problem']);
  const { me, clock } = useDesk();
  const { said, again } = useAnswer(askStored);
  if (said.kind === 'waiting') return <Waiting />;
  if (said.kind === 'refused')
    return (
      <main className="work stack">
        <ToSettings />
        <h1>{t('title')}</h1>
        <NoAnswer problem={said.problem} again={again} />
      </main>
    );
  const told = said.answer;
  const counted =
    told.countedAt === undefined
      ? t('counted.never')
      : t('counted.at', { date: dayWords(new Date(told.countedAt), clock(), i18n.language) });
  return (
    <main className="work stack">
      <ToSettings />
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <p className="soft">
        {counted} {t('contact', { contact: told.contact })}
      </p>
      <ExportKeys told={told} />
      {GROUPS.map((group) => (
        <Tables key={group} told={told} group={group} />
      ))}
      <Deletions deletions={told.deletions} />
      <section className="sheet stack">
        <h2>{t('parents.title')}</h2>
        <CopyText
          label={t('parents.label')}
          text={t('parents.text', { school: told.school, contact: told.contact })}
          copyLabel={t('parents.copy')}
        />
      </section>
      {me.role === 'admin' && demoDesk(location.pathname) === '' && <EndSchool told={told} />}
    </main>
  );
}
