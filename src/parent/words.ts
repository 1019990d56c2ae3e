import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { nightToDate, type Night } from '../core/night';
import { appearance, type Language } from '../ui/appearance';
import { wordsBackend } from '../ui/words-backend';
import app from './words/zh-CN/app.json';
import storage from './words/zh-CN/storage.json';
import today from './words/zh-CN/today.json';

/** Chinese comes with the first screen; English, and the words of later screens, when asked for. */
const later = import.meta.glob<{ default: Record<string, unknown> }>([
  './words/*/*.json',
  '!./words/zh-CN/app.json',
  '!./words/zh-CN/today.json',
  '!./words/zh-CN/storage.json',
]);

type NightStyle = { style?: 'weekday' | 'date' | 'full' | 'month' | 'long' };

const STYLES: Record<NonNullable<NightStyle['style']>, Intl.DateTimeFormatOptions> = {
  weekday: { weekday: 'short' },
  date: { month: 'short', day: 'numeric' },
  full: { month: 'short', day: 'numeric', weekday: 'short' },
  month: { year: 'numeric', month: 'long' },
  long: { year: 'numeric', month: 'long', day: 'numeric' },
};

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a slow phone milliseconds, and a list of nights asks for dozens: each is made once. */
function formatterFor(language: string | undefined, style: NonNullable<NightStyle['style']> | 'clock') {
  const key = `${language ?? ''} ${style}`;
  const made =
    formatters.get(key) ?? new Intl.DateTimeFormat(language, style === 'clock' ? CLOCK : STYLES[style]);
  formatters.set(key, made);
  return made;
}

function nightToWords(night: Night, language: string | undefined, { style = 'full' }: NightStyle): string {
  const words = formatterFor(language, style).format(nightToDate(night));
  // 11月23日周一 reads as one clot; Chinese sets a space between date and weekday.
  return language === 'zh-CN' && style === 'full' ? words.replace('日', '日 ') : words;
}

/** Sets the words up once; resolves when the first screen can be read. */
export async function startWords(language: Language = appearance().language): Promise<void> {
  await i18next
    .use(wordsBackend(later))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: ['app', 'today', 'storage'],
      defaultNS: 'app',
      resources: { 'zh-CN': { app, today, storage } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      showSupportNotice: false,
      react: { useSuspense: true },
    } as Parameters<typeof i18next.init>[0]);
  i18next.services.formatter?.add('night', (night: string, lng, options: NightStyle) =>
    nightToWords(night, lng, options),
  );
  i18next.services.formatter?.add('clock', (at: number, lng) => formatterFor(lng, 'clock').format(at));
}

export function changeLanguage(language: Language): Promise<unknown> {
  return i18next.changeLanguage(language);
}
