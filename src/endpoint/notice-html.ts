import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { weekday, type Night } from '../core/night';
import type { Task } from '../core/notice';
import type { ShownPart } from '../core/notice-parts';
import type { PlannedBeside } from '../core/planned';
import { NOTICE_STYLE } from './notice-style';
import type { PageLanguage, Say } from './notice-words';

/** What is written is escaped here: texts are a teacher's, and nothing of them is markup. */
export type Html = ReturnType<typeof html>;

/** One night of a class as everybody may see it. */
export type ShownNight = { night: Night; parts: readonly ShownPart[]; beside: PlannedBeside };
/** Who posts, in which language the page is, and where it stands. */
export type PageOf = {
  className: string;
  school: string;
  language: PageLanguage;
  say: Say;
  /** An instant (epoch ms) as the clock on the school's wall shows it. */
  timeOf: (at: number) => string;
  /** Without the language. */
  path: string;
  link: string;
};

/** A night as it is said: 11月23日 周一. */
export function nightName(night: Night, say: Say): string {
  const [month, day] = [Number(night.slice(5, 7)), Number(night.slice(8, 10))];
  return say('night', { month, day, weekday: say(`weekday.${String(weekday(night))}`) });
}

/** How long a task takes, whether one must, and where it is done. */
function besides({ minutes, tier, isAtSchool }: Task, say: Say): string {
  const said = [
    minutes === null ? '' : say('minutes', { minutes }),
    tier === 'required' ? '' : say(tier),
    isAtSchool ? say('atSchool') : '',
  ].filter((each) => each !== '');
  return said.join(say('and'));
}

/** Tasks as a list; on a screen and on paper the same. */
export function taskList(tasks: readonly Task[], say: Say): Html {
  const line = (task: Task) => {
    const said = besides(task, say);
    return html`<li>${task.text}${said === '' ? '' : html` <span class="soft">${said}</span>`}</li>`;
  };
  return html`<ul>
    ${tasks.map(line)}
  </ul>`;
}

/** What a part was before: a change is seen as one. */
function change({ before, shownFrom }: ShownPart, { say, timeOf }: PageOf): Html | string {
  if (!before) return '';
  const texts = before.tasks.map((task) => {
    const said = besides(task, say);
    return said === '' ? task.text : `${task.text}（${said}）`;
  });
  const was =
    before.part === 'no-homework' && before.isStanding
      ? say('before', { text: say('noHomeworkThen') })
      : texts.length === 0
        ? say('beforeNothing')
        : say('before', { text: texts.join(say('and')) });
  return html`<p class="soft changed">${say('changed', { time: timeOf(shownFrom) })}${say('and')}${was}</p>`;
}

function partSection(part: ShownPart, of: PageOf): Html | string {
  const { say } = of;
  const said = change(part, of);
  if (part.part === 'no-homework') return said;
  if (!part.isStanding && said === '') return '';
  return html`<h3>${say(`subject.${part.part}`)}</h3>
    ${part.isStanding ? taskList(part.tasks, say) : html`<p>${say('takenBack')}</p>`} ${said}`;
}

/** The sum beside the limit, in the words of the rules. */
export function sumSentence({ planned, limit, comparison }: PlannedBeside, say: Say): string {
  if (comparison.kind === 'zero') return comparison.because === 'low-grade' ? say('sum.lowGrade') : '';
  const { minutes, unknown } = planned;
  const places = { rule: say(`rule.${limit.strength}`), limit: limit.minutes ?? 0 };
  const end =
    comparison.kind !== 'measured'
      ? say('sum.plain')
      : comparison.over > 0
        ? say('sum.over', { ...places, over: comparison.over })
        : say('sum.within', places);
  const more = [
    unknown > 0 ? say('sum.unknown', { count: unknown }) : '',
    comparison.kind === 'free' ? say('sum.free') : '',
  ];
  return [say(`sum.${limit.scope}`, { minutes }) + end, ...more]
    .filter((each) => each !== '')
    .join(say('gap'));
}

/** The sum in few words, for a table. */
export function sumCell({ planned, limit, comparison }: PlannedBeside, say: Say): string {
  const sum = say('cell', { minutes: planned.minutes });
  if (comparison.kind !== 'measured' || comparison.over === 0) return sum;
  const places = { rule: say(`rule.${limit.strength}`), limit: comparison.limit, over: comparison.over };
  return `${sum}${say('and')}${say('cellOver', places)}`;
}

export const standingTasks = ({ parts }: ShownNight): Task[] =>
  parts.filter(({ isStanding }) => isStanding).flatMap(({ tasks }) => [...tasks]);

export const isNoHomework = ({ parts }: ShownNight): boolean =>
  parts.some(({ part, isStanding }) => part === 'no-homework' && isStanding);

/** One night: its subjects, then the sum; what changed beside what it was. */
export function nightSection(shown: ShownNight, of: PageOf, title: string): Html {
  const { say } = of;
  const tasks = standingTasks(shown);
  const isOver = shown.beside.comparison.kind === 'measured' && shown.beside.comparison.over > 0;
  const sum = tasks.length > 0 ? sumSentence(shown.beside, say) : '';
  return html`<section>
    <h2>${title}</h2>
    ${isNoHomework(shown) ? html`<p>${say('noHomeworkThen')}</p>` : ''}
    ${shown.parts.map((part) => partSection(part, of))}
    ${sum === '' ? '' : html`<p class="${isOver ? 'sum over' : 'sum'}">${sum}</p>`}
  </section>`;
}

/** A whole page: no script, no cookie, nothing fetched. */
export function wholePage(of: PageOf, title: string, body: Html): Html {
  const { say, language, path } = of;
  const other = language === 'en' ? path : `${path}?lang=en`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        ${raw(NOTICE_STYLE)}
      </head>
      <body>
        ${body}
        <footer>
          <p class="links">
            <a href="${other}" lang="${language === 'en' ? 'zh-CN' : 'en'}">${say('language')}</a>
          </p>
          <p>${say('footer')}</p>
          <p>${say('method')}</p>
        </footer>
      </body>
    </html>`;
}

/** The page's own address as a QR, dark on light. */
export function qrOf(link: string, say: Say): Html {
  return html`<div class="qr" role="img" aria-label="${say('qr')}">
    ${raw(renderSVG(link, { border: 2, pixelSize: 4 }))}<span aria-hidden="true">${say('qr')}</span>
  </div>`;
}
