import { createHash } from 'node:crypto';
import { TZDate } from '@date-fns/tz';
import { html } from 'hono/html';
import type { Context } from 'hono';
import { gradeOfEntry } from '../core/class-name';
import { nightDay } from '../core/calendar';
import { addNights, isNight, mondayOf, nightsFrom, type Night } from '../core/night';
import { shownParts, type PartRevision } from '../core/notice-parts';
import { plannedBeside } from '../core/planned';
import { CODE } from '../core/slip';
import { nightOfClass } from '../core/term';
import { limitOfGrade } from '../core/limit';
import { nightIn } from '../core/zone';
import type { Outside } from './answers';
import { ownOrigin, reachedFrom } from './door/own-origin';
import type { House } from './house';
import { nightName, nightSection, wholePage, type Html, type PageOf, type ShownNight } from './notice-html';
import { revisionsOf } from './notice-rows';
import { weekSheet } from './notice-week';
import { sayIn, type PageLanguage } from './notice-words';
import { pageLink } from './notices';
import {
  calendarOf,
  classOfSchool,
  limitChoiceOf,
  schoolCalled,
  type ClassRow,
  type SchoolRow,
} from './tenant';

type Found = { school: SchoolRow; schoolClass: ClassRow };
type Kept = Pick<House, 'keeping' | 'clock'>;

/** Seconds for which a page may be stored on its way: a change is seen within a minute. */
const STORED = 60;
/** Nights told on the page before tonight. */
const NIGHTS_BEFORE = 6;

/** The public pages under `families`, the path where families' pages stand: what a class shows to whoever has its notice id. */
export function noticePages(house: Kept, outside: Omit<Outside, 'say'>, families = '/') {
  return async (context: Context): Promise<Response> => {
    const id = context.req.param('id') ?? '';
    const view = context.req.param('view');
    const language: PageLanguage = context.req.query('lang') === 'en' ? 'en' : 'zh-CN';
    const found =
      CODE.test(id) && (view === undefined || view === 'week') ? await classAt(house, id) : undefined;
    if (!found) return gone(language);
    const own = ownOrigin(context.req.raw, outside.origin);
    const link = pageLink(new URL(families, reachedFrom(own, outside.atHome)), id);
    const of: PageOf = {
      className: found.schoolClass.name,
      school: found.school.name,
      language,
      say: sayIn(language),
      timeOf: clockIn(found.school.zone),
      path: context.req.path,
      link,
    };
    const asked = context.req.query('week');
    const page = view === 'week' ? weekPage(house, found, { of, asked }) : tonightPage(house, found, of);
    return sent(context, (await page).toString());
  };
}

async function classAt({ keeping }: Kept, id: string): Promise<Found | undefined> {
  const row = await keeping.main
    .selectFrom('notice_page')
    .selectAll()
    .where('notice_id', '=', id)
    .where('is_open', '=', 1)
    .executeTakeFirst();
  if (!row) return undefined;
  const school = await schoolCalled(keeping.main, row.school_id);
  const schoolClass = await classOfSchool(keeping.main, row.school_id, row.class_id);
  return school && schoolClass && { school, schoolClass };
}

function clockIn(zone: string): (at: number) => string {
  return (at) => {
    const there = new TZDate(at, zone);
    return `${String(there.getHours())}:${String(there.getMinutes()).padStart(2, '0')}`;
  };
}

/** The nights of a stretch of which something is shown by now, oldest first. */
async function nightsShown(
  { keeping, clock }: Kept,
  { school, schoolClass }: Found,
  { from, to }: { from: Night; to: Night },
): Promise<ShownNight[]> {
  const where = { school: school.school_id, class: schoolClass.class_id, from, to };
  const revisions = await revisionsOf(keeping.main, where);
  const calendar = calendarOf(school, schoolClass);
  const partsOn = (night: Night, all: readonly PartRevision[]) =>
    shownParts(
      all.filter((each) => each.night === night),
      clock().getTime(),
    );
  return nightsFrom(from, to).flatMap((night) => {
    const parts = partsOn(night, revisions);
    if (parts.length === 0) return [];
    const tasks = parts.filter(({ isStanding }) => isStanding).flatMap((part) => [...part.tasks]);
    const pupil = {
      grade: gradeOfEntry(schoolClass.entry_year, nightOfClass(night)),
      school: school.system,
    };
    const beside = plannedBeside(tasks, limitOfGrade(limitChoiceOf(school, night), pupil), {
      day: nightDay(night, calendar),
      pupil,
    });
    return [{ night, parts, beside }];
  });
}

async function tonightPage(house: Kept, found: Found, of: PageOf): Promise<Html> {
  const { say, path, language } = of;
  const tonight = nightIn(found.school.zone, house.clock());
  const shown = await nightsShown(house, found, { from: addNights(tonight, -NIGHTS_BEFORE), to: tonight });
  const now = shown.find(({ night }) => night === tonight);
  const before = shown.filter(({ night }) => night !== tonight).reverse();
  const today = `${say('today')} ${nightName(tonight, say)}`;
  const title = say('title', { class: of.className });
  return wholePage(
    of,
    `${title} · ${of.school}`,
    html`<main>
      <h1>${title}</h1>
      <p class="soft">${of.school}</p>
      ${
        now
          ? nightSection(now, of, today)
          : html`<section>
              <h2>${today}</h2>
              <p>${say('nothing')}</p>
            </section>`
      }
      ${before.map((each) => nightSection(each, of, nightName(each.night, say)))}
      <p><a href="${path}/week${language === 'en' ? '?lang=en' : ''}">${say('weekPrint')}</a></p>
    </main>`,
  );
}

type Asked = { of: PageOf; asked: string | undefined };

async function weekPage(house: Kept, found: Found, { of, asked }: Asked): Promise<Html> {
  const tonight = nightIn(found.school.zone, house.clock());
  const from = mondayOf(isNight(asked) ? asked : tonight);
  const shown = await nightsShown(house, found, { from, to: addNights(from, 6) });
  return weekSheet(shown, { from, thisWeek: mondayOf(tonight) }, of);
}

/** An unknown address is told nothing: not whether there was one, or is one that is closed. */
function gone(language: PageLanguage): Response {
  const say = sayIn(language);
  return new Response(`${say('gone')}\n`, {
    status: 404,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    },
  });
}

function sent(context: Context, page: string): Response {
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': `public, max-age=${String(STORED)}`,
    'x-robots-tag': 'noindex, nofollow',
    etag,
  };
  const isKnown = context.req.header('if-none-match') === etag;
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(page, { headers });
}
