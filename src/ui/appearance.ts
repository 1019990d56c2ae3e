import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const TYPES = ['normal', 'large'] as const;
export type TypeSize = (typeof TYPES)[number];

/** How this phone shows the app. It stands in localStorage, because index.html needs it before the first paint. */
export type Appearance = { language: Language; theme: Theme; type: TypeSize; staysAwake: boolean };

const TITLES: Record<Language, string> = { 'zh-CN': '灯下', en: 'Lamplight' };

const KEY = 'lamplight.appearance';

function usual(): Appearance {
  const language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  return { language, theme: 'auto', type: 'normal', staysAwake: true };
}

function isOneOf<Value extends string>(list: readonly Value[], value: unknown): value is Value {
  return (list as readonly unknown[]).includes(value);
}

function readAppearance(): Appearance {
  const fallback = usual();
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const { language, theme, type, staysAwake } = { ...(kept as Record<string, unknown>) };
    return {
      language: isOneOf(LANGUAGES, language) ? language : fallback.language,
      theme: isOneOf(THEMES, theme) ? theme : fallback.theme,
      type: isOneOf(TYPES, type) ? type : fallback.type,
      staysAwake: staysAwake !== false,
    };
  } catch {
    // A browser that forbids storage, or a hand-edited value: the app looks as it does on the first day.
    return fallback;
  }
}

let current: Appearance | undefined;
const listeners = new Set<() => void>();

export function appearance(): Appearance {
  current ??= readAppearance();
  return current;
}

/** Writes the appearance on the page, so that the stylesheet follows. */
export function dress({ language, theme, type }: Appearance): void {
  const page = document.documentElement;
  page.lang = language;
  document.title = TITLES[language];
  page.dataset['theme'] = theme;
  page.dataset['type'] = type;
}

export function changeAppearance(change: Partial<Appearance>): void {
  current = { ...appearance(), ...change };
  dress(current);
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Kept for this visit only where the browser forbids storage.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, appearance);
}
