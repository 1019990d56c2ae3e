import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import { PersonIcon } from '../ui/icons';
import { useDesk } from './desk';
import { HouseIcon, NoticeIcon, PeopleIcon, ViewIcon, SettingsIcon, PaperIcon, SurveyIcon } from './icons';

type WayProps = {
  to: string;
  pattern: RegExp;
  label: string;
  icon: ReactNode;
  /** `desktop`: a phone's foot has room for five, so there it is a door of the settings. */
  place?: 'desktop';
};

function Way({ to, pattern, label, icon, place }: WayProps) {
  const [isHere] = useRoute(pattern);
  const className = place === 'desktop' ? 'rail-way rail-way-desktop' : 'rail-way';
  return (
    <Link to={to} className={className} aria-current={isHere ? 'page' : undefined}>
      {icon}
      <span>{label}</span>
    </Link>
  );
}

/** Where one can go: at the left of a desktop, at the foot of a phone, where an admin's last two are in the settings. */
export function Rail() {
  const { t } = useTranslation('app');
  const { me } = useDesk();
  const isAdmin = me.role === 'admin';
  return (
    <header className="rail">
      <p className="rail-school">
        <span className="soft small">{t('name')}</span>
        <b>{me.school.name}</b>
      </p>
      <nav className="rail-ways" aria-label={t('ways')}>
        <Way
          to="/school"
          pattern={/^\/school(?:\/class|\/figure)?\/?$/}
          label={t('way.classes')}
          icon={<HouseIcon />}
        />
        {me.role !== 'auditor' && (
          <Way
            to="/school/notice"
            pattern={/^\/school\/notice\/?$/}
            label={t('way.notice')}
            icon={<NoticeIcon />}
          />
        )}
        {me.role !== 'teacher' && (
          <Way
            to="/school/view"
            pattern={/^\/school\/view\/?$/}
            label={t(`way.view.${me.role === 'lead' ? 'grade' : 'school'}`)}
            icon={<ViewIcon />}
          />
        )}
        {me.role !== 'teacher' && (
          <Way
            to="/school/report"
            pattern={/^\/school\/report(?:\/method)?\/?$/}
            label={t('way.report')}
            icon={<PaperIcon />}
          />
        )}
        {me.role !== 'teacher' && (
          <Way
            to="/school/surveys"
            pattern={/^\/school\/surveys(?:\/\w+)?\/?$/}
            label={t('way.surveys')}
            icon={<SurveyIcon />}
            place="desktop"
          />
        )}
        <Way
          to="/school/settings"
          pattern={/^\/school\/(?:settings(?:\/\w+)?|rollover|stored|log)\/?$/}
          label={t('way.settings')}
          icon={<SettingsIcon />}
        />
        {isAdmin && (
          <Way
            to="/school/people"
            pattern={/^\/school\/people\/?$/}
            label={t('way.people')}
            icon={<PeopleIcon />}
            place="desktop"
          />
        )}
        <Way
          to="/school/me"
          pattern={/^\/school\/me\/?$/}
          label={t('way.me')}
          icon={<PersonIcon />}
          {...(isAdmin && { place: 'desktop' as const })}
        />
      </nav>
    </header>
  );
}
