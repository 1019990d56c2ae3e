import { useTranslation } from 'react-i18next';
import { Picture } from '../../inside/Picture';

/** The lower end of Safari, with the share button ringed. */
export function SharePicture() {
  return (
    <Picture>
      <path className="install-pic-phone" d="M44-20V132a24 24 0 0 0 24 24H212a24 24 0 0 0 24-24V-20" />
      <path className="install-pic-bar" d="M76 24H204M76 42H176M76 60H192" />
      <path className="install-pic-hair" d="M44 88H236" />
      <path className="install-pic-soft" d="M71 108l-7 8 7 8M97 108l7 8-7 8" />
      <path
        className="install-pic-soft"
        d="M172 109c4-2 8-1 10 1 2-2 6-3 10-1v14c-4-2-8-1-10 1-2-2-6-3-10-1zM182 110v14"
      />
      <path className="install-pic-soft" d="M209 112h11v11h-11zM213 112v-4h11v11h-4" />
      <circle className="install-pic-ring" cx="140" cy="114" r="20" />
      <path className="install-pic-ink" d="M135 112h-4v13h18v-13h-4M140 118v-15M135 107l5-5 5 5" />
      <path className="install-pic-home" d="M116 148h48" />
    </Picture>
  );
}

/** The sheet that the share button opens, with the line to tap ringed. */
export function ShareMenuPicture() {
  const { t } = useTranslation('install');
  return (
    <Picture>
      <path className="install-pic-phone" d="M44 188V40a24 24 0 0 1 24-24H212a24 24 0 0 1 24 24V188" />
      <path className="install-pic-home" d="M124 26h32" />
      <text className="install-pic-word install-pic-faint" x="62" y="56">
        {t('ios.picCopy')}
      </text>
      <path className="install-pic-soft" d="M206 46h9v9h-9zM210 46v-4h9v9h-4" />
      <path className="install-pic-hair" d="M56 68H224" />
      <rect className="install-pic-ring" x="50" y="76" width="180" height="40" rx="12" />
      <text className="install-pic-word" x="62" y="101">
        {t('ios.picAdd')}
      </text>
      <path
        className="install-pic-ink"
        d="M207 88h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3h-10a3 3 0 0 1-3-3V91a3 3 0 0 1 3-3zM212 92v8M208 96h8"
      />
      <path className="install-pic-hair" d="M56 124H224" />
      <path className="install-pic-bar" d="M62 142H142" />
    </Picture>
  );
}

/** The home screen with the lamp among the other icons. */
export function HomePicture() {
  const { t } = useTranslation('install');
  const others = [58, 100, 194].flatMap((x) => [
    { x, y: 24 },
    { x, y: 96 },
  ]);
  return (
    <Picture>
      <path className="install-pic-phone" d="M44 188V24A24 24 0 0 1 68 0H212a24 24 0 0 1 24 24V188" />
      {[...others, { x: 147, y: 96 }].map(({ x, y }) => (
        <rect
          key={`${String(x)} ${String(y)}`}
          className="install-pic-app"
          x={x}
          y={y}
          width="32"
          height="32"
          rx="8"
        />
      ))}
      <g transform="translate(143 20) scale(.078125)">
        <rect className="install-pic-paper" width="512" height="512" rx="116" />
        <path className="install-pic-light" d="M126 272a130 130 0 0 1 260 0L428 412H84Z" />
        <path className="install-pic-shade" d="M256 0V130M126 272a130 130 0 0 1 260 0M92 412H420" />
        <circle className="install-pic-bulb" cx="256" cy="272" r="44" />
      </g>
      <text className="install-pic-word install-pic-name" x="163" y="76">
        {t('name')}
      </text>
    </Picture>
  );
}
