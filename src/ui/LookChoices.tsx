import { changeAppearance, THEMES, TYPES, useAppearance, type Language } from './appearance';
import { Choice } from './Choice';

type LookWords = {
  language: string;
  theme: string;
  themes: Record<(typeof THEMES)[number], string>;
  type: string;
  types: Record<(typeof TYPES)[number], string>;
};

/** Language, light and type size of this browser; `speak` changes the words that are on the screen. */
export function LookChoices({ words, speak }: { words: LookWords; speak: (language: Language) => void }) {
  const { language, theme, type } = useAppearance();
  return (
    <>
      <Choice
        label={words.language}
        value={language}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(chosen) => {
          changeAppearance({ language: chosen });
          speak(chosen);
        }}
      />
      <Choice
        label={words.theme}
        value={theme}
        options={THEMES.map((value) => ({ value, label: words.themes[value] }))}
        onChange={(value) => {
          changeAppearance({ theme: value });
        }}
      />
      <Choice
        label={words.type}
        value={type}
        options={TYPES.map((value) => ({ value, label: words.types[value] }))}
        onChange={(value) => {
          changeAppearance({ type: value });
        }}
      />
    </>
  );
}
