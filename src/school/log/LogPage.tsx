import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toTableText } from '../../ui/table-text';
import { downloadFile } from '../../ui/give-file';
import { Choice } from '../../ui/Choice';
import { ABOUT, type LogLine } from '../../wire/log';
import { useAnswer } from '../answers';
import { askLog } from '../client';
import { useDesk } from '../desk';
import { ToSettings } from '../ToSettings';
import { NoAnswer, Waiting } from '../Trouble';
import { useActWords } from './say';
import './log.css';

type About = (typeof ABOUT)[number];
const KINDS = ['all', ...ABOUT] as const;
type Kind = (typeof KINDS)[number];

/** 2026-11-22 20:05 by the clock of this computer: a log is read by its columns. */
function stamp(at: number): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
  return parts.format(at);
}

function Lines({ lines }: { lines: readonly LogLine[] }) {
  const { t } = useTranslation('log');
  const wordsOf = useActWords();
  return (
    <div className="sheet">
      <table className="table log-table">
        <caption className="hidden-but-read">{t('title')}</caption>
        <thead>
          <tr>
            {(['at', 'who', 'what'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td data-label={t('column.at')} className="number">
                {stamp(line.at)}
              </td>
              <td data-label={t('column.who')}>{line.name}</td>
              <td data-label={t('column.what')}>{wordsOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const questionOf = (kind: Kind) => (kind === 'all' ? {} : { about: kind satisfies About });

/** The same lines as the page has, all of them, as a table an office opens. */
function useTable(kind: Kind): () => Promise<void> {
  const { t } = useTranslation('log');
  const { act } = useDesk();
  const wordsOf = useActWords();
  return async () => {
    const answer = await act(askLog({ ...questionOf(kind), lines: 'table' }));
    if (!answer) return;
    const head = [t('column.at'), t('column.who'), t('column.what')];
    const rows = answer.lines.map((line) => [stamp(line.at), line.name, wordsOf(line)]);
    const name = `${t('fileName')}.csv`;
    downloadFile(new File([toTableText([head, ...rows])], name, { type: 'text/csv' }));
  };
}

/** One kind of acts, page by page: those further back come below those one has. */
function Pages({ kind }: { kind: Kind }) {
  const { t } = useTranslation('log');
  const { act } = useDesk();
  const question = useCallback(() => askLog({ ...questionOf(kind), lines: 'page' }), [kind]);
  const { said, again } = useAnswer(question);
  const [further, setFurther] = useState<{ lines: readonly LogLine[]; hasMore: boolean }>();
  const download = useTable(kind);
  if (said.kind === 'waiting') return <Waiting />;
  if (said.kind === 'refused') return <NoAnswer problem={said.problem} again={again} />;
  const lines = [...said.answer.lines, ...(further?.lines ?? [])];
  const hasMore = further?.hasMore ?? said.answer.hasMore;
  const goBack = async () => {
    const before = lines.at(-1)?.id;
    const answer = await act(askLog({ ...questionOf(kind), lines: 'page', ...(before && { before }) }));
    if (answer) setFurther({ lines: [...(further?.lines ?? []), ...answer.lines], hasMore: answer.hasMore });
  };
  if (lines.length === 0) return <p className="soft">{t('none')}</p>;
  return (
    <>
      <Lines lines={lines} />
      <div className="row">
        {hasMore && (
          <button type="button" className="button" onClick={() => void goBack()}>
            {t('more')}
          </button>
        )}
        <button type="button" className="button" onClick={() => void download()}>
          {t('download')}
        </button>
      </div>
    </>
  );
}

/** What was done at the school's desk, by whom and when; never an answer, a code, an address or a browser. */
export function LogPage() {
  const { t } = useTranslation(['log', 'people', 'app']);
  const [kind, setKind] = useState<Kind>('all');
  return (
    <main className="work stack">
      <ToSettings />
      <h1>{t('title')}</h1>
      <p className="soft">{t('what')}</p>
      <Choice
        label={t('kind')}
        value={kind}
        options={KINDS.map((each) => ({ value: each, label: t(`about.${each}`) }))}
        onChange={setKind}
      />
      <Pages key={kind} kind={kind} />
    </main>
  );
}
