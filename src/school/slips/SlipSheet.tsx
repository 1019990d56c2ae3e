import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inGroups, wayToFragment } from '../../core/slip';
import { Dialog } from '../../ui/Dialog';
import { useDesk, type Printable } from '../desk';
import { QrCode } from '../../ui/QrCode';
import './slips.css';

/** 3 × 5 on one A4. */
const SLIPS_A_PAGE = 15;

function pagesOf(codes: readonly string[]): string[][] {
  const pages = Math.ceil(codes.length / SLIPS_A_PAGE);
  return Array.from({ length: pages }, (_, page) =>
    codes.slice(page * SLIPS_A_PAGE, (page + 1) * SLIPS_A_PAGE),
  );
}

/** What a hand must type to get there: browsers add https:// themselves, http:// and a port they do not. */
function shortAddress(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}

function Slip({ slips: { of, minted }, code }: { slips: Printable; code: string }) {
  const { t } = useTranslation('class');
  const { me } = useDesk();
  const { term, keyHashes, check } = minted;
  const fragment = wayToFragment({ kind: 'slip', class: of.id, code, term, keyHashes });
  return (
    <li className="slip">
      <div className="slip-top">
        <QrCode text={`${me.familiesAt}/join#${fragment}`} label={t('slip.qr')} />
        <p className="slip-words">{t('slip.words', { name: of.name })}</p>
      </div>
      <dl className="slip-typed">
        <dt>{t('slip.class')}</dt>
        <dd className="code">{inGroups(of.id)}</dd>
        <dt>{t('slip.code')}</dt>
        <dd className="code">{inGroups(code)}</dd>
        <dt>{t('slip.check')}</dt>
        <dd className="code">{inGroups(check)}</dd>
      </dl>
      <p className="slip-contact">
        {t('slip.contact', { address: shortAddress(me.familiesAt), school: me.school.name })}
        <span className="slip-who">{me.school.contact}</span>
      </p>
    </li>
  );
}

/** Whether the sheet went to the printer, or at least to its window; until then the browser asks before it closes. */
function usePrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    const note = () => {
      setPrinted(true);
    };
    window.addEventListener('afterprint', note);
    return () => {
      window.removeEventListener('afterprint', note);
    };
  }, []);
  useEffect(() => {
    if (isPrinted) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isPrinted]);
  return isPrinted;
}

/** The slips as they will lie on paper. Their codes stand here and nowhere else, so nobody leaves without being asked. */
export function SlipSheet({ slips, onClose }: { slips: Printable; onClose: () => void }) {
  const { t } = useTranslation(['class', 'app']);
  const [isLeaving, setLeaving] = useState(false);
  const isPrinted = usePrinted();
  const heading = useRef<HTMLHeadingElement>(null);
  // The page under it was scrolled: what is to be read first is where the eye is.
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const pages = pagesOf(slips.minted.codes);
  return (
    <main className="slip-room">
      <div className="slip-tools stack">
        <h1 ref={heading} tabIndex={-1}>
          {t('sheet.title', { name: slips.of.name })}
        </h1>
        <p>{t('sheet.once')}</p>
        <p className="soft small">
          {t('sheet.pages', { pages: pages.length, slips: slips.minted.codes.length })}
        </p>
        <div className="row">
          <button
            type="button"
            className="button button-main"
            onClick={() => {
              window.print();
            }}
          >
            {t('sheet.print')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              if (isPrinted) onClose();
              else setLeaving(true);
            }}
          >
            {t('sheet.done')}
          </button>
        </div>
      </div>
      <div className="slip-pages" tabIndex={0} role="region" aria-label={t('sheet.preview')}>
        {pages.map((codes) => (
          <ul key={codes[0]} className="slip-page">
            {codes.map((code) => (
              <Slip key={code} slips={slips} code={code} />
            ))}
          </ul>
        ))}
      </div>
      {isLeaving && (
        <Dialog
          title={t('sheet.leave')}
          closeLabel={t('app:close')}
          onClose={() => {
            setLeaving(false);
          }}
        >
          <p>{t('sheet.leaveWhat')}</p>
          <div className="row">
            <button
              type="button"
              className="button button-main"
              onClick={() => {
                setLeaving(false);
              }}
            >
              {t('sheet.stay')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {t('sheet.leaveDo')}
            </button>
          </div>
        </Dialog>
      )}
    </main>
  );
}
