import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Night } from '../../../core/night';
import { reminderToCalendar } from '../../../core/reminder';
import { downloadFile } from '../../../ui/give-file';
import { useAct } from '../../act';
import { useGround } from '../../household';
import { nextFetch, noteReminder, type FetchedReminder, type ReminderFor } from '../../store/reminders';
import { useBrowserFacts } from '../../device/facts';
import { platformOf, type Platform } from '../../device/platform';

type FetchProps = {
  whom: ReminderFor;
  before: FetchedReminder | undefined;
  time: string;
  nights: readonly Night[];
  until: Night;
};

const KIND = 'text/calendar';

/** The file as it would be fetched now, and the note to keep of it. */
function useCalendarFile({ whom, before, time, nights, until }: FetchProps) {
  const { t } = useTranslation('reminder');
  const { home, clock } = useGround();
  const { act } = useAct();
  return useMemo(() => {
    const next = nextFetch(before);
    const text = reminderToCalendar({
      ...next,
      nights,
      time,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      words: { title: t('event.title'), text: t('event.text') },
      address: `${location.origin}/`,
      writtenAt: clock().getTime(),
    });
    const note = () =>
      act(async () => {
        await noteReminder(home, whom, { ...next, time, until });
        return { text: t('fetched.said') };
      });
    return { text, note };
  }, [whom, before, time, nights, until, home, clock, act, t]);
}

/** What to do with the file, in this place. */
function HowTo({ platform }: { platform: Platform }) {
  const { t } = useTranslation(['reminder', 'install']);
  const how = platform.kind === 'ios' ? 'ios' : platform.kind === 'android' ? 'android' : 'other';
  return <p className="soft small">{t(`how.${how}`)}</p>;
}

/** Inside WeChat nothing can be saved: the browser's way, and the phone's own alarm, which needs no file. */
function Inside({ app, time }: { app: string; time: string }) {
  const { t } = useTranslation(['reminder', 'install']);
  return (
    <div className="stack">
      <p>{t('inside', { app: t(`install:app.${app}`) })}</p>
      <p className="soft small">{t('byHand', { time })}</p>
    </div>
  );
}

/**
 * Hands the file over. An iPhone opens a calendar that a link holds itself with its own "add" sheet, and only saves
 * what is called a download; everywhere else a saved file is what calendars open.
 */
export function Fetch(props: FetchProps) {
  const { t } = useTranslation('reminder');
  const facts = useBrowserFacts();
  const { text, note } = useCalendarFile(props);
  if (!facts) return null;
  const platform = platformOf(facts.userAgent, facts);
  if (platform.kind === 'inside') return <Inside app={platform.app} time={props.time} />;
  const isAppleTouch = /iPhone|iPad|iPod/.test(facts.userAgent) || platform.kind === 'ios';
  if (isAppleTouch)
    return (
      <>
        <a
          className="button button-main"
          href={`data:${KIND};charset=utf-8,${encodeURIComponent(text)}`}
          onClick={() => void note()}
        >
          {t('open')}
        </a>
        <HowTo platform={{ kind: 'ios' }} />
      </>
    );
  const save = async () => {
    if (await note()) downloadFile(new File([text], `${t('event.file')}.ics`, { type: KIND }));
  };
  return (
    <>
      <button type="button" className="button button-main" onClick={() => void save()}>
        {t('save')}
      </button>
      <HowTo platform={platform} />
      <p className="soft small">{t('byHand', { time: props.time })}</p>
    </>
  );
}
