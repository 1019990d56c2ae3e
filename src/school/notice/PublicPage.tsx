import { useTranslation } from 'react-i18next';
import type { SchoolClass } from '../../wire/classes';
import type { NoticeDesk } from '../../wire/notice-desk';
import { changeNoticePage } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';

type PageProps = {
  of: SchoolClass;
  page: NonNullable<NoticeDesk['page']>;
  mine: NoticeDesk['mine'];
  onChanged: () => void;
};

/** The page whoever has its address may read, the week's sheet to print, and the switch for both. */
export function PublicPage({ of, page, mine, onChanged }: PageProps) {
  const { t } = useTranslation('notice');
  const { act, tell } = useDesk();
  const change = async (how: 'open' | 'close' | 'renew') => {
    if (!(await act(changeNoticePage({ class: of.id, act: how })))) return;
    tell(t(`page.told.${how}`));
    onChanged();
  };
  return (
    <section className="sheet stack">
      <h2>{t('page.title')}</h2>
      <p>{page.isOpen ? t('page.open') : t('page.closed')}</p>
      {page.isOpen && (
        <div className="row">
          <a className="button" href={`${page.link}/week`} target="_blank" rel="noreferrer">
            {t('page.week')}
          </a>
          <a className="button" href={page.link} target="_blank" rel="noreferrer">
            {t('page.look')}
          </a>
        </div>
      )}
      {mine === 'all' && (
        <details className="more">
          <summary>{t('page.more')}</summary>
          <div className="stack">
            <div className="row">
              {page.isOpen ? (
                <Confirm
                  label={t('page.close')}
                  doLabel={t('page.closeDo')}
                  what={t('page.closeWhat')}
                  onConfirm={() => change('close')}
                />
              ) : (
                <button type="button" className="button" onClick={() => void change('open')}>
                  {t('page.openDo')}
                </button>
              )}
              <Confirm
                label={t('page.renew')}
                doLabel={t('page.renewDo')}
                what={t('page.renewWhat')}
                onConfirm={() => change('renew')}
              />
            </div>
          </div>
        </details>
      )}
    </section>
  );
}
