import { html } from 'hono/html';
import { SINGLE_SUBJECTS } from '../core/figure';
import { addNights, type Night } from '../core/night';
import {
  isNoHomework,
  nightName,
  qrOf,
  standingTasks,
  sumCell,
  taskList,
  wholePage,
  type Html,
  type PageOf,
  type ShownNight,
} from './notice-html';

/** More letters than this in a week's table are set smaller, so that they stay on one sheet. */
const DENSE = 900;

/** The week's 公示 as one A4 table: a row a night, a column a subject, the sum at the end. */
export function weekSheet(
  shown: readonly ShownNight[],
  { from, thisWeek }: { from: Night; thisWeek: Night },
  of: PageOf,
): Html {
  const { say, language, path } = of;
  const letters = shown.flatMap(standingTasks).reduce((sum, { text }) => sum + text.length, 0);
  const title = say('weekTitle', { class: of.className });
  const dates = say('weekDates', { from: nightName(from, say), to: nightName(addNights(from, 6), say) });
  const inLanguage = language === 'en' ? '&lang=en' : '';
  const week = (monday: Night) => `${path}?week=${monday}${inLanguage}`;
  const body = html`<main class="wide${letters > DENSE ? ' dense' : ''}">
    <div class="top">
      <div>
        <h1>${title}</h1>
        <p class="soft">${of.school} · ${dates}</p>
      </div>
      ${qrOf(of.link, say)}
    </div>
    <div class="scroll" role="region" aria-label="${title}" tabindex="0">${weekTable(shown, of)}</div>
    <p class="links">
      <a href="${path.replace(/\/week$/, '')}${inLanguage.replace('&', '?')}">${say('toPage')}</a>
      <a href="${week(addNights(from, -7))}">${say('before7')}</a>
      ${from < thisWeek ? html`<a href="${week(addNights(from, 7))}">${say('after7')}</a>` : ''}
    </p>
  </main>`;
  return wholePage(of, `${title} · ${of.school}`, body);
}

function weekTable(shown: readonly ShownNight[], { say }: PageOf): Html {
  const used = new Set(shown.flatMap(standingTasks).map(({ subject }) => subject));
  const subjects = SINGLE_SUBJECTS.filter((subject) => used.has(subject));
  const cells = (each: ShownNight) => {
    if (isNoHomework(each))
      return html`<td role="cell" colspan="${subjects.length + 1}">${say('noHomeworkThen')}</td>`;
    const tasks = standingTasks(each);
    return html`${subjects.map((subject) => {
        const own = tasks.filter((task) => task.subject === subject);
        if (own.length === 0) return html`<td role="cell" class="without"></td>`;
        return html`<td role="cell" data-label="${say(`subject.${subject}`)}">${taskList(own, say)}</td>`;
      })}
      <td role="cell" data-label="${say('total')}">
        ${tasks.length > 0 ? sumCell(each.beside, say) : say('none')}
      </td>`;
  };
  // The roles stay where a phone sets the rows below one another.
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${say('date')}</th>
        ${subjects.map((subject) => html`<th role="columnheader" scope="col">${say(`subject.${subject}`)}</th>`)}
        <th role="columnheader" scope="col">${say('total')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${
        shown.length === 0
          ? html`<tr role="row">
              <td role="cell" colspan="2">${say('none')}</td>
            </tr>`
          : shown.map(
              (each) =>
                html`<tr role="row">
                  <th role="rowheader" scope="row">${nightName(each.night, say)}</th>
                  ${cells(each)}
                </tr>`,
            )
      }
    </tbody>
  </table>`;
}
