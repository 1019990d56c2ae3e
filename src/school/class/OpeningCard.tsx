import { useCallback, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { wayToFragment } from '../../core/slip';
import { Choice } from '../../ui/Choice';
import type { SchoolClass } from '../../wire/classes';
import type { Opening } from '../../wire/opening';
import { useAnswer } from '../answers';
import { askOpening, closeClass, openClass } from '../client';
import { Confirm } from '../Confirm';
import { CopyText } from '../CopyText';
import { useDesk } from '../desk';
import { eveningsFrom, momentOf } from '../moment';
import { useNow } from '../now';
import { qrPicture, QrCode } from '../../ui/QrCode';
import { downloadFile } from '../../ui/give-file';
import { NoAnswer } from '../Trouble';

const MINUTE_MS = 60_000;

/** 今晚 22:00, 明天 07:30, 11月25日周三 22:00. */
function useWhen(): (at: Date, now: Date) => string {
  const { t, i18n } = useTranslation('class');
  return (at, now) => {
    const moment = momentOf(at, now, i18n.language);
    return t(`when.${moment.day}`, moment);
  };
}

/** Opens until an instant, epoch ms. */
type Act = (until: number) => Promise<void>;

function Closed({ open }: { open: Act }) {
  const { t } = useTranslation('class');
  const now = useNow();
  const when = useWhen();
  const evenings = eveningsFrom(now);
  const [evening, setEvening] = useState('0');
  const until = evenings[Number(evening)];
  return (
    <>
      <p>{t('opening.what')}</p>
      <Choice
        label={t('opening.howLong')}
        value={evening}
        options={evenings.map((end, index) => ({
          value: String(index),
          label: t('opening.until', { when: when(end, now) }),
        }))}
        onChange={setEvening}
      />
      <div className="row">
        <button
          type="button"
          className="button button-main"
          onClick={() => void (until && open(until.getTime()))}
        >
          {t('opening.open')}
        </button>
      </div>
      <p className="soft small">{t('opening.takesSeats')}</p>
    </>
  );
}

function leftInWords(t: TFunction<'class'>, all: number): string {
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  if (hours === 0) return t('opening.leftMinutes', { minutes });
  return minutes === 0 ? t('opening.leftWhole', { hours }) : t('opening.leftHours', { hours, minutes });
}

type StandingProps = { of: SchoolClass; opening: Opening; open: Act; close: () => Promise<void> };

function Standing({ of, opening, open, close }: StandingProps) {
  const { t } = useTranslation('class');
  const now = useNow();
  const when = useWhen();
  const { me } = useDesk();
  const { door, until, term, keyHashes, seatsLeft } = opening;
  const fragment = wayToFragment({ kind: 'door', class: of.id, door, term, keyHashes });
  const address = `${me.familiesAt}/join#${fragment}`;
  const minutes = Math.max(1, Math.ceil((until - now.getTime()) / MINUTE_MS));
  const save = async () => {
    const picture = await qrPicture(address);
    if (!picture) return;
    const name = `${t('opening.pictureName', { name: of.name })}.png`;
    downloadFile(new File([picture], name, { type: 'image/png' }));
  };
  return (
    <>
      <div className="number">
        <p>
          <b>{t('opening.openUntil', { when: when(new Date(until), now) })}</b>
        </p>
        <p className="soft small">
          {leftInWords(t, minutes)}
          {seatsLeft !== undefined && t('opening.seatsLeft', { count: seatsLeft })}
        </p>
      </div>
      <div className="door">
        <QrCode text={address} label={t('opening.qr', { name: of.name })} />
        <button type="button" className="button" onClick={() => void save()}>
          {t('opening.savePicture')}
        </button>
      </div>
      <CopyText
        label={t('opening.messageLabel')}
        text={t('opening.message', { when: when(new Date(until), now), address })}
        copyLabel={t('copyMessage')}
        part={{ copyLabel: t('opening.copyLink'), text: address }}
      />
      <p className="soft small">{t('opening.takesSeats')}</p>
      <div className="row">
        <Confirm
          label={t('opening.close')}
          doLabel={t('opening.closeDo')}
          what={t('opening.closeWhat')}
          onConfirm={close}
        />
        <Confirm
          label={t('opening.renew')}
          doLabel={t('opening.renewDo')}
          what={t('opening.renewWhat')}
          onConfirm={() => open(until)}
        />
      </div>
    </>
  );
}

/** The way of the parents' group: the class stands open for some hours to whoever holds its QR. */
export function OpeningCard({ of, onChanged }: { of: SchoolClass; onChanged: () => void }) {
  const { t } = useTranslation('class');
  const { act, tell, clock } = useDesk();
  const question = useCallback(() => askOpening({ class: of.id }), [of.id]);
  const { said, again } = useAnswer(question);
  const open = async (until: number) => {
    if (!(await act(openClass({ class: of.id, until })))) return;
    again();
    onChanged();
  };
  const close = async () => {
    if (!(await act(closeClass({ class: of.id, revoke: false })))) return;
    again();
    onChanged();
    tell(t('opening.closed'));
  };
  const opening = said.kind === 'answer' ? said.answer.opening : null;
  const isOpen = opening !== null && opening.until > clock().getTime();
  return (
    <section className="sheet stack">
      <h2>{t('opening.title')}</h2>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && !isOpen && <Closed open={open} />}
      {isOpen && <Standing of={of} opening={opening} open={open} close={close} />}
    </section>
  );
}
