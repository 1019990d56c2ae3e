import { MOST_WORDS, type Said } from './survey';
import { ownOf } from './survey-condition';

/** One thing of a SurveyJS text that lies outside the subset: `what` it is called there, and `where` it stands. */
export type Refusal = {
  kind:
    | 'not-json'
    | 'too-long'
    | 'not-a-survey'
    | 'too-many-questions'
    | 'too-many-choices'
    | 'type'
    | 'property'
    | 'value'
    | 'language'
    | 'expression'
    | 'markup'
    | 'name-twice'
    | 'unknown-name';
  where: string;
  what: string;
};

/** A place in a text that is being read, and all that has been refused so far. */
export type Place = { where: string; refusals: Refusal[] };
export type Raw = Record<string, unknown>;

/** More is not worth reading: whoever sees so many takes another file. */
const MOST_REFUSALS = 40;

export function refuse({ where, refusals }: Place, kind: Refusal['kind'], what: unknown): void {
  if (refusals.length < MOST_REFUSALS) refusals.push({ kind, where, what: shortOf(what) });
  return undefined;
}

function shortOf(what: unknown): string {
  if (typeof what === 'string') return what.slice(0, 60);
  if (typeof what === 'number' || typeof what === 'boolean') return String(what);
  if (what === null || what === undefined) return '';
  return Array.isArray(what) ? '[…]' : '{…}';
}

export function objectOf(value: unknown): Raw | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : undefined;
}

/** The place of a part within another. */
export function within({ where, refusals }: Place, part: string): Place {
  return { where: where === '' ? part : `${where} › ${part}`, refusals };
}

/** Refuses by name each property that is neither known nor says what is so anyway. */
export function refuseOthers(raw: Raw, known: readonly string[], place: Place): void {
  for (const [key, value] of Object.entries(raw)) {
    if (known.includes(key) || looksOnly.has(key)) continue;
    const harmless = ownOf(saysNothing, key);
    if (harmless?.includes(JSON.stringify(value))) continue;
    refuse(place, 'property', key);
  }
}

// How SurveyJS draws it; a phone draws it in its own way, and nobody is asked anything else.
const looksOnly = new Set(
  `startWithNewLine width minWidth maxWidth titleLocation descriptionLocation hideNumber showNumber indent rightIndent
  colCount renderAs size autoGrow allowResize rateType rateDisplayMode displayMode scaleColorMode rateColorMode
  alternateRows columnMinWidth rowTitleWidth errorLocation itemSize inputSize separateSpecialChoices searchEnabled
  allowClear autoGenerate rateCount logo logoPosition logoWidth logoHeight logoFit showQuestionNumbers showProgressBar
  progressBarType progressBarLocation progressBarShowPageTitles widthMode questionTitleLocation
  questionDescriptionLocation questionErrorLocation checkErrorsMode textUpdateMode requiredMark requiredText showTOC
  tocLocation showNavigationButtons navigationButtonsLocation showPageTitles showPageNumbers fitToContainer headerView
  focusFirstQuestionAutomatic focusOnFirstError completeText pageNextText pagePrevText startSurveyText
  showCompletePage showCompletedPage maxOthersLength questionsOnPageMode`.split(/\s+/),
);

// What may stand there because it says only what is so without it.
const saysNothing: Record<string, string[]> = {
  visible: ['true'],
  readOnly: ['false'],
  hasOther: ['false'],
  showOtherItem: ['false'],
  hasNone: ['false'],
  showNoneItem: ['false'],
  hasSelectAll: ['false'],
  showSelectAllItem: ['false'],
  hasComment: ['false'],
  showCommentArea: ['false'],
  choicesOrder: ['"none"'],
  clearIfInvisible: ['"default"', '"onHidden"'],
  validators: ['[]'],
  triggers: ['[]'],
  calculatedValues: ['[]'],
  valueTrue: ['true'],
  valueFalse: ['false'],
  requiredIf: ['""'],
  enableIf: ['""'],
  minSelectedChoices: ['0'],
};

const hasHan = /\p{Script=Han}/u;
const hasLatin = /\p{Script=Latin}/u;

/** Words as SurveyJS keeps them: plain, or by language. Plain words are of the language they are written in. */
export function saidOf(value: unknown, place: Place): Said {
  const said = wordsOf(value, place);
  const long = [said['zh-cn'], said.en].find((words) => words.length > MOST_WORDS);
  if (long !== undefined) refuse(place, 'too-long', long);
  return said;
}

function wordsOf(value: unknown, place: Place): Said {
  if (value === undefined || value === null) return { 'zh-cn': '', en: '' };
  const raw = objectOf(value);
  if (!raw) return plainToSaid(value, place);
  const plain = raw['default'];
  const said = plain === undefined ? { 'zh-cn': '', en: '' } : plainToSaid(plain, place);
  for (const [language, words] of Object.entries(raw)) sayIn(said, { language, words, place });
  return said;
}

function sayIn(said: Said, { language, words, place }: { language: string; words: unknown; place: Place }) {
  const ours = ownOf(languageNames, language.toLowerCase());
  if (ours === undefined) refuse(place, 'language', language);
  else if (ours !== 'default' && typeof words === 'string') said[ours] = words;
  else if (ours !== 'default') refuse(place, 'value', words);
}

const languageNames: Record<string, keyof Said | 'default'> = {
  default: 'default',
  'zh-cn': 'zh-cn',
  zh: 'zh-cn',
  en: 'en',
};

function plainToSaid(value: unknown, place: Place): Said {
  if (typeof value !== 'string' && typeof value !== 'number') {
    refuse(place, 'value', value);
    return { 'zh-cn': '', en: '' };
  }
  const words = String(value);
  if (hasHan.test(words)) return { 'zh-cn': words, en: '' };
  return { 'zh-cn': hasLatin.test(words) ? '' : words, en: words };
}
