import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDesk } from '../desk';
import './settings.css';

type DoorProps = {
  to: string;
  title: string;
  help: string;
  /** `phone`: on a desktop the rail has it. */
  place?: 'phone';
};

function Door({ to, title, help, place }: DoorProps) {
  return (
    <Link to={to} className={place === 'phone' ? 'doors-door doors-door-phone' : 'doors-door'}>
      <b>{title}</b>
      <span className="soft small">{help}</span>
    </Link>
  );
}

/** What holds at the school, and what an office looks after: a list of doors, none of them to a page that would refuse. */
export function SettingsPage() {
  const { t } = useTranslation(['settings', 'app']);
  const { me } = useDesk();
  const isAdmin = me.role === 'admin';
  const inspects = isAdmin || me.role === 'auditor';
  return (
    <main className="work stack">
      <h1>{t('title')}</h1>
      <nav className="doors" aria-label={t('title')}>
        <Door to="/school/settings/limits" title={t('door.limits')} help={t('door.limitsHelp')} />
        <Door to="/school/settings/days" title={t('door.days')} help={t('door.daysHelp')} />
        {isAdmin && <Door to="/school/rollover" title={t('door.rollover')} help={t('door.rolloverHelp')} />}
        {inspects && (
          <>
            <Door to="/school/stored" title={t('door.stored')} help={t('door.storedHelp')} />
            <Door to="/school/log" title={t('door.log')} help={t('door.logHelp')} />
          </>
        )}
        {me.role !== 'teacher' && (
          <Door
            to="/school/surveys"
            title={t('app:way.surveys')}
            help={t('door.surveysHelp')}
            place="phone"
          />
        )}
        {isAdmin && (
          <>
            <Door to="/school/people" title={t('app:way.people')} help={t('door.peopleHelp')} place="phone" />
            <Door to="/school/me" title={t('app:way.me')} help={t('door.meHelp')} place="phone" />
          </>
        )}
      </nav>
    </main>
  );
}
