import { useTranslation } from 'react-i18next';
import type { Hold } from '../store/class-rows';

/** Why it takes long, and that nothing need be done. */
export function HoldWords({ hold }: { hold: Hold | undefined }) {
  const { t } = useTranslation('class');
  if (!hold) return <p className="soft">{t('wait.soon')}</p>;
  return (
    <>
      <p>{t(`problem.${hold.problem.kind}`)}</p>
      <p className="soft">{t('wait.byItself')}</p>
    </>
  );
}
