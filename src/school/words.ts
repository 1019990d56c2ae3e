import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { appearance, type Language } from '../ui/appearance';
import { wordsBackend } from '../ui/words-backend';
import app from './words/zh-CN/app.json';
import classPage from './words/zh-CN/class.json';
import classes from './words/zh-CN/classes.json';
import enter from './words/zh-CN/enter.json';
import figure from './words/zh-CN/figure.json';
import people from './words/zh-CN/people.json';
import problem from './words/zh-CN/problem.json';

const chinese = { app, class: classPage, classes, enter, figure, people, problem };

/** The Chinese of the first screens comes with the app; the rest, and English, when it is asked for. */
const later = import.meta.glob<{ default: Record<string, unknown> }>([
  './words/*/*.json',
  '!./words/zh-CN/{app,class,classes,enter,figure,people,problem}.json',
]);

/** Sets the words of the school's app up once; resolves when a screen can be read. */
export async function startWords(language: Language = appearance().language): Promise<void> {
  await i18next
    .use(wordsBackend(later))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: Object.keys(chinese),
      defaultNS: 'app',
      resources: { 'zh-CN': chinese },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      showSupportNotice: false,
      react: { useSuspense: true },
    } as Parameters<typeof i18next.init>[0]);
}

export function changeLanguage(language: Language): Promise<unknown> {
  return i18next.changeLanguage(language);
}
