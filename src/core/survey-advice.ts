import { questionsOf, type Definition, type SurveyLanguage } from './survey';
import { privateTopics, type PrivateTopic } from './survey-private';
import { LANGUAGES, saidIn, type Line } from './survey-words';

/** From more questions on families give up. */
export const ADVISED_QUESTIONS = 15;

/** What an author should think over; nothing of it keeps a survey from being opened. No `name` = the survey's own title. */
export type SurveyAdvice =
  | { kind: 'many-questions'; questions: number }
  | { kind: 'private'; name: string | undefined; about: PrivateTopic; language: SurveyLanguage }
  | { kind: 'leading'; name: string | undefined; words: string; language: SurveyLanguage };

// A title that says the answer. The issue itself is called a burden; a question about it must not be.
const leading: Record<SurveyLanguage, RegExp> = {
  'zh-cn':
    /负担|过重|太重|过多|太多|沉重|繁重|压力(?:很|太|过)?大|难道|是不是(?:太|过)|是否(?:太|过)|减负|您(?:是否)?(?:同意|赞成|支持)/,
  en: /\b(?:burden\w*|too (?:much|many|heavy)|over(?:load|burden)\w*|excessive\w*|heavy load|don[’']t you|wouldn[’']t you|isn[’']t it|surely|do you agree)\b/i,
};

type Placed = Line & { name: string | undefined };

/** What to tell whoever composes a survey, the whole first, then question by question. */
export function surveyAdvice(definition: Definition): SurveyAdvice[] {
  const questions = questionsOf(definition).length;
  const many: SurveyAdvice[] = questions > ADVISED_QUESTIONS ? [{ kind: 'many-questions', questions }] : [];
  const { title, description } = definition;
  const lines: Placed[] = [
    { part: 'title', value: '', said: title, name: undefined },
    { part: 'description', value: '', said: description, name: undefined },
    ...definition.elements.flatMap((element) =>
      saidIn(element).map((line) => ({ ...line, name: element.name })),
    ),
  ];
  return [...many, ...lines.flatMap(lineAdvice)];
}

function lineAdvice({ part, said, name }: Placed): SurveyAdvice[] {
  return LANGUAGES.flatMap((language): SurveyAdvice[] => {
    const words = said[language];
    // What is offered as an answer is no question: 家长的工作 may well be a reason for being late.
    const topics =
      part === 'title' || part === 'description' || part === 'note' || part === 'row'
        ? privateTopics(words, language)
        : [];
    const lead = part === 'title' ? leading[language].exec(words) : null;
    return [
      ...topics.map((about): SurveyAdvice => ({ kind: 'private', name, about, language })),
      ...(lead ? [{ kind: 'leading' as const, name, words: lead[0], language }] : []),
    ];
  });
}
