import { useTranslation } from 'react-i18next';
import type { NightKind } from '../../core/calendar';
import type { FreeBlock } from '../../core/free-block';
import { isRecorded } from '../../core/look-back';
import { tied } from '../tied';
import { useAmountWords } from './amount-words';
import type { Look } from './look';

/** What a block of free days took, or that nothing is known of it. */
function useBlockMinutes(whole: number): (block: FreeBlock) => string {
  const { t } = useTranslation('look');
  const amountWords = useAmountWords(whole);
  return ({ parts, states }) => {
    if (parts.all > 0) return amountWords(parts.all);
    return t(states.some(isRecorded) ? 'free.none' : 'free.missing');
  };
}

const KINDS: readonly NightKind[] = ['weekend', 'holiday', 'vacation'];

type Row = { key: string; name: string; minutes: string };

/** A term has many weekends: each kind is one row, of those blocks that have a record. */
function useKindRows(whole: number): (blocks: readonly FreeBlock[]) => Row[] {
  const { t } = useTranslation(['look', 'app']);
  const amountWords = useAmountWords(whole);
  return (blocks) =>
    KINDS.flatMap((kind) => {
      const own = blocks.filter((block) => block.kind === kind && block.states.some(isRecorded));
      if (own.length === 0) return [];
      const minutes = own.reduce((sum, { parts }) => sum + parts.all, 0);
      return [
        {
          key: kind,
          name: t('free.kindOf', { kind: t(`app:nightKind.${kind}`), count: own.length }),
          minutes: amountWords(minutes),
        },
      ];
    });
}

function useBlockRows(whole: number): (blocks: readonly FreeBlock[]) => Row[] {
  const { t } = useTranslation('look');
  const blockMinutes = useBlockMinutes(whole);
  return (blocks) =>
    blocks.map((block) => {
      const { first, last } = block;
      return {
        key: first,
        name: t(first === last ? 'free.one' : 'free.range', { first, last }),
        minutes: blockMinutes(block),
      };
    });
}

/** Free days apart from the school nights: each block one total, and no verdict. */
export function FreeDays({ look: { back, stretch, tonight, grade } }: { look: Look }) {
  const { t } = useTranslation('look');
  const blocks = back.blocks.filter(({ first }) => first <= tonight);
  const minutes = blocks.reduce((sum, { parts }) => sum + parts.all, 0);
  const [kindRows, blockRows] = [useKindRows(minutes), useBlockRows(minutes)];
  const amountWords = useAmountWords(minutes);
  const isTold = blocks.some(({ states }) => states.some(isRecorded));
  if (blocks.length === 0) return null;
  const rows = stretch.view === 'term' ? kindRows(blocks) : blockRows(blocks);
  const isPlain =
    grade.school === 'other' || grade.grade === 0 || blocks.every(({ kind }) => kind === 'vacation');
  return (
    <section className="sheet look-part">
      <h2>{t('free.title')}</h2>
      <p>{isTold ? tied(t('free.sum', { amount: amountWords(minutes) })) : t('free.nothing')}</p>
      {isTold && (
        <dl>
          {rows.map(({ key, name, minutes: words }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd className="number">{words}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="soft small">{t(isPlain ? 'free.plain' : 'free.rule')}</p>
    </section>
  );
}
