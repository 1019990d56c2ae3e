import { useTranslation } from 'react-i18next';
import type { SeatPart } from '../store/file/parcel';
import type { Plan, Way } from '../store/file/plan';

type PlanLinesProps = { plan: Plan; way: Way; instead: readonly SeatPart[] };

/** The plan as a parent reads it: a sentence for each thing that would happen, and none for what would not. */
export function PlanLines({ plan, way, instead }: PlanLinesProps) {
  const { t, i18n } = useTranslation('taking');
  const changed = instead.map(({ enrolment }) => t('two.line', { class: enrolment.seen.name }));
  const lines = [...usePlanLines(plan, way), ...changed];
  const { nights, before, after } = plan;
  return (
    <>
      <ul className="stack" lang={i18n.language}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {nights && (
        <p className="soft">{t(nights.first === nights.last ? 'nights.one' : 'nights.some', nights)}</p>
      )}
      <p className="soft">{t('counts', { before, after })}</p>
    </>
  );
}

function usePlanLines(plan: Plan, way: Way): string[] {
  const { t, i18n } = useTranslation('taking');
  const names = (nicknames: readonly string[]) => nicknames.join(i18n.language === 'zh-CN' ? '、' : ', ');
  const counted = (['added', 'changed', 'removed'] as const)
    .filter((what) => plan[what] > 0)
    .map((what) => t(`rows.${what}`, { count: plan[what] }));
  const gone = plan.goneChildren.map(({ nickname }) => nickname);
  const people = (
    [
      ['children.new', plan.newChildren],
      ['children.changed', plan.changedChildren],
      ['children.joined', plan.joinedChildren],
      [`gone.${way}`, gone],
    ] as const
  )
    .filter(([, nicknames]) => nicknames.length > 0)
    .map(([key, nicknames]) => t(key, { names: names(nicknames) }));
  const lines = [...people, ...counted];
  return lines.length > 0 ? lines : [t('rows.nothing')];
}
