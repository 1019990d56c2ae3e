import type { Language, Theme, TypeSize } from '../../src/ui/appearance';

type Size = { name: string; width: number; height: number };

/** How the app is looked at: by whom, in which light, on what. */
export type Look = {
  name: string;
  size: Size;
  language: Language;
  theme: Theme;
  type: TypeSize;
  /** Pixels a CSS pixel; 2 on a phone and 1 on a desktop unless said. */
  sharpness?: number;
};

const PHONE: Size = { name: '360', width: 360, height: 740 };
const DESKTOP: Size = { name: '1280', width: 1280, height: 800 };

const dresses: { name: string; theme: Theme; type: TypeSize }[] = [
  { name: 'light', theme: 'light', type: 'normal' },
  { name: 'dark', theme: 'dark', type: 'normal' },
  { name: 'large', theme: 'light', type: 'large' },
];

/** Both sizes × both languages × light, dark and large type. */
export const looks: readonly Look[] = [PHONE, DESKTOP].flatMap((size) =>
  (['zh-CN', 'en'] as const).flatMap((language) =>
    dresses.map(({ name, theme, type }) => ({
      name: `${size.name}.${language === 'en' ? 'en' : 'zh'}.${name}`,
      size,
      language,
      theme,
      type,
    })),
  ),
);
