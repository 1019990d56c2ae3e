import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SchoolClass } from '../../wire/classes';
import { useDesk } from '../desk';

/** 三年级2班 before 三年级10班, and grade by grade. */
function inOrder(classes: readonly SchoolClass[]): SchoolClass[] {
  const compare = new Intl.Collator('zh-CN', { numeric: true });
  return [...classes].sort((a, b) => a.grade - b.grade || compare.compare(a.name, b.name));
}

function Row({ each }: { each: SchoolClass }) {
  const { t } = useTranslation(['classes', 'app']);
  const { me, clock } = useDesk();
  const isOpen = each.openUntil !== undefined && each.openUntil > clock().getTime();
  return (
    <tr>
      <th scope="row">
        <Link to={`/school/figure#${each.id}`} className="table-link">
          {each.name}
        </Link>
      </th>
      <td data-label={t('column.grade')}>{t(`app:grade.${me.school.system}.${String(each.grade)}`)}</td>
      <td data-label={t('column.size')} className="number">
        {each.size}
      </td>
      <td data-label={t('column.families')}>
        {t(`app:band.${each.families}`)}
        {each.seats && (
          <span className="soft small number table-second">{t('seats', { ...each.seats })}</span>
        )}
      </td>
      <td data-label={t('column.teachers')}>
        {each.teachers.length === 0 ? (
          <span className="soft">{t('noTeacher')}</span>
        ) : (
          each.teachers.map(({ name }) => name).join(t('app:and'))
        )}
      </td>
      <td data-label={t('column.open')}>
        {isOpen ? t('isOpen') : <span className="soft">{t('isClosed')}</span>}
      </td>
    </tr>
  );
}

/** Every class with how many families joined: bands for everyone, slips for admins alone. */
export function ClassTable({ classes }: { classes: readonly SchoolClass[] }) {
  const { t } = useTranslation('classes');
  return (
    <div className="sheet">
      <table className="table">
        <caption className="hidden-but-read">{t('title')}</caption>
        <thead>
          <tr>
            {(['name', 'grade', 'size', 'families', 'teachers', 'open'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(classes).map((each) => (
            <Row key={each.id} each={each} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
