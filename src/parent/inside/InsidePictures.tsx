import { useTranslation } from 'react-i18next';
import { Picture } from './Picture';

/** The upper end of a page inside WeChat, with the three dots ringed. */
export function AppTopPicture() {
  const { t } = useTranslation('install');
  return (
    <Picture>
      <path className="install-pic-phone" d="M44 188V40a24 24 0 0 1 24-24H212a24 24 0 0 1 24 24V188" />
      <path className="install-pic-soft" d="M64 44l10 10M74 44l-10 10" />
      <text className="install-pic-word install-pic-name" x="140" y="55">
        {t('name')}
      </text>
      <circle className="install-pic-ring" cx="210" cy="49" r="20" />
      <g className="install-pic-dots">
        <circle cx="203" cy="49" r="2.4" />
        <circle cx="210" cy="49" r="2.4" />
        <circle cx="217" cy="49" r="2.4" />
      </g>
      <path className="install-pic-hair" d="M44 80H236" />
      <path className="install-pic-bar" d="M76 108H204M76 128H176M76 148H192" />
    </Picture>
  );
}

/** The menu that opens from below, with “open in browser” ringed. */
export function AppMenuPicture() {
  const { t } = useTranslation('install');
  return (
    <Picture>
      <path className="install-pic-phone" d="M44-20V132a24 24 0 0 0 24 24H212a24 24 0 0 0 24-24V-20" />
      <path className="install-pic-hair" d="M44 22H236" />
      <rect className="install-pic-app" x="54" y="42" width="32" height="32" rx="8" />
      <rect className="install-pic-app" x="194" y="42" width="32" height="32" rx="8" />
      <path className="install-pic-bar" d="M58 92H82M198 92H222" />
      <rect className="install-pic-ring" x="94" y="32" width="92" height="78" rx="14" />
      <circle className="install-pic-ink" cx="140" cy="60" r="15" />
      <path className="install-pic-needle" d="M147 53l-4 10-10 4 4-10z" />
      <text className="install-pic-word install-pic-small" x="140" y="98">
        {t('inside.picBrowser')}
      </text>
      <path className="install-pic-home" d="M116 148h48" />
    </Picture>
  );
}
