import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SINGLE_SUBJECTS } from '../../core/figure';
import type { Night } from '../../core/night';
import type { SchoolClass } from '../../wire/classes';
import type { DeskPart, NoticeDesk } from '../../wire/notice-desk';
import { CopyText } from '../CopyText';
import { momentOf } from '../moment';
import { useNow } from '../now';
import { standingTasks, waitsUntil } from './desk-night';
import { Picture } from './Picture';
import { useSayNotice } from './say-notice';

type PostedProps = {
  of: SchoolClass;
  night: Night;
  parts: readonly DeskPart[];
  desk: NoticeDesk;
  onChange: (() => void) | undefined;
};

/** What a part was before it was changed, for whoever looks again. */
function Changes({ parts }: { parts: readonly DeskPart[] }) {
  const { t } = useTranslation('notice');
  const say = useSayNotice();
  const changed = parts.flatMap(({ part, before }) =>
    before && part !== 'no-homework' ? [{ part, before }] : [],
  );
  if (changed.length === 0) return null;
  return (
    <ul className="soft small notice-changes">
      {changed.map(({ part, before }) => (
        <li key={part}>
          {before.length === 0
            ? t('changed.added', { subject: say.subject(part) })
            : t('changed.was', {
                subject: say.subject(part),
                text: before.map(({ text }) => text).join(t('comma')),
              })}
        </li>
      ))}
    </ul>
  );
}

/** What stands posted: first of all the words and the picture for the group. */
export function Posted({ of, night, parts, desk, onChange }: PostedProps) {
  const { t, i18n } = useTranslation(['notice', 'app']);
  const say = useSayNotice();
  const now = useNow();
  const [isPicture, setPicture] = useState(false);
  const standing = standingTasks(parts);
  const tasks = SINGLE_SUBJECTS.flatMap((subject) => standing.filter((task) => task.subject === subject));
  const address = desk.page?.isOpen ? desk.page.link : undefined;
  const text = say.groupText({ className: of.name, night, tasks, address });
  // Nobody types an address off a picture.
  const plain = say.groupText({ className: of.name, night, tasks, address: undefined });
  const waits = waitsUntil(parts, now.getTime());
  const moment = waits === undefined ? undefined : momentOf(new Date(waits), now, i18n.language);
  return (
    <section className="sheet stack">
      <h2>{moment ? t('posted.later', { date: moment.date, time: moment.time }) : t('posted.title')}</h2>
      <CopyText label={t('posted.forGroup')} text={text} copyLabel={t('posted.copy')} />
      <Changes parts={parts} />
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => {
            setPicture(true);
          }}
        >
          {t('posted.picture')}
        </button>
        {onChange && (
          <button type="button" className="button" onClick={onChange}>
            {t('posted.change')}
          </button>
        )}
      </div>
      {isPicture && <Picture key={plain} text={plain} name={t('posted.file', { name: of.name, night })} />}
    </section>
  );
}
