import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useBrowserFacts } from '../device/facts';
import { keepOf, readRoom, roomInWords, type Room } from '../device/room';

function useRoom(): Room | undefined {
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    let isGone = false;
    void readRoom().then((read) => {
      if (!isGone) setRoom(read);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return room;
}

function RoomLine({ room }: { room: Room }) {
  const { t } = useTranslation('guard');
  const { megabytes, isTight } = roomInWords(room);
  const used = megabytes === 0 ? t('stored.little') : t('stored.much', { megabytes });
  return isTight ? <p role="alert">{t('stored.tight', { used })}</p> : <p>{t('stored.plenty', { used })}</p>;
}

/** Where the diary lies, how much room there is, and what this browser may do to it, in words. */
export function StoredSection() {
  const { t } = useTranslation('guard');
  const room = useRoom();
  const facts = useBrowserFacts();
  const keep = facts && keepOf(facts);
  return (
    <section className="sheet stack">
      <h2>{t('stored.title')}</h2>
      <p>{t('stored.where')}</p>
      {room && <RoomLine room={room} />}
      {keep && <p className="soft">{t(`keep.${keep}`)}</p>}
      {keep === 'week' && (
        <Link to="/settings/install" className="button button-quiet">
          {t('stored.install')}
        </Link>
      )}
    </section>
  );
}
