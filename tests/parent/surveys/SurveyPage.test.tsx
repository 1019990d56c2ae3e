import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { LetterRow } from '../../../src/parent/store/letter-rows';
import { ClassPage } from '../../../src/parent/class/ClassPage';
import { Frame } from '../../../src/parent/Frame';
import { keepAnswer } from '../../../src/parent/store/answers';
import type { Home } from '../../../src/parent/store/database';
import type { AnswersRow, SurveyRow, SurveyTokenRow } from '../../../src/parent/store/survey-rows';
import { SurveyPage } from '../../../src/parent/surveys/SurveyPage';
import { CLASS_ID, CODE } from '../../setup/class';
import { onGround } from '../../setup/ground';
import { EIGHT, seated } from '../../setup/seat';
import { ASKED, DEFINITION, SURVEY_ID } from '../../setup/survey';

let home: Home;
let place: { child: string; class: string; survey: string };

beforeEach(async () => {
  history.replaceState(null, '', '/');
  const wangs = await seated();
  home = wangs.home;
  place = { child: wangs.child, class: CLASS_ID, survey: SURVEY_ID };
});

const id = () => `${CLASS_ID}/${SURVEY_ID}`;

async function asked(more: Partial<SurveyRow> = {}): Promise<void> {
  await home.surveys.put({ ...ASKED, id: id(), class: CLASS_ID, zone: 'Asia/Shanghai', ...more });
}

async function open(path: string, now = EIGHT) {
  history.replaceState(null, '', path);
  const page =
    path === '/class' ? (
      <Frame>
        <ClassPage />
      </Frame>
    ) : (
      <SurveyPage />
    );
  await onGround(home, now, page);
  return userEvent.setup();
}

const on = (name: string) => screen.findByRole('button', { name });

/** Answers that were given, and what became of them. */
async function given(letter: Partial<LetterRow> | object, more: Partial<AnswersRow> = {}): Promise<void> {
  await home.answers.put({
    ...place,
    id: `${place.child}/${CLASS_ID}/${SURVEY_ID}`,
    letter: { wanted: { who: 'mother' }, rev: 0, ...letter },
    closesAt: Date.parse('2026-12-02T06:00:00+08:00'),
    due: 0,
    ...more,
  } as AnswersRow);
}

describe('the class’s page', () => {
  test('says of a survey how long it is and until when, and leads to it', async () => {
    await asked();
    await open('/class');
    expect(await screen.findByRole('heading', { name: '问卷：作业情况' })).toBeVisible();
    expect(screen.getByText('8 题 · 约 2 分钟 · 11月30日前')).toBeVisible();
    expect(screen.getByRole('link', { name: '看看这份问卷' })).toHaveAttribute(
      'href',
      `/survey/${SURVEY_ID}`,
    );
  });

  test('says how much is answered, and later what became of it', async () => {
    await asked();
    await keepAnswer(home, place, { name: 'who', answer: 'mother' });
    await open('/class');
    expect(await screen.findByText(/填了 1 题/)).toBeVisible();
    await given({ rev: 1, stands: { who: 'mother' } });
    expect(await screen.findByText('已发出')).toBeVisible();
  });

  test('says nothing of one that is over without this family, or not asked yet', async () => {
    await asked({ opens: '2026-11-24' });
    await open('/class');
    expect(await screen.findByRole('heading', { name: '三年级2班' })).toBeVisible();
    expect(screen.queryByText(/问卷：/)).toBeNull();
  });
});

describe('a survey', () => {
  test('begins with what it is for and what becomes of the answers, and asks nothing yet', async () => {
    await asked({ crosses: [['who', 'minutes']] });
    await open(`/survey/${SURVEY_ID}`);
    expect(await screen.findByRole('heading', { name: '作业情况' })).toBeVisible();
    for (const words of [
      /想知道作业在家里/,
      /8 题，大约 2 分钟/,
      /不记名/,
      /满 20 个家庭/,
      /不想答的题可以跳过/,
      /12月\d日 \S+ \d\d:00 前可以改/,
      /“孩子写作业时，多半谁在旁边？”和“大约写多少分钟？”/,
    ])
      expect(screen.getByText(words)).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(await home.drafts.count()).toBe(0);
  });

  test('is answered, left, found again, looked over and sent', async () => {
    await asked();
    const user = await open(`/survey/${SURVEY_ID}`);
    await user.click(await on('开始填'));
    await user.click(await on('跳过'));
    await user.click(screen.getByLabelText('数学'));
    await user.click(await on('下一题'));
    history.replaceState(null, '', '/');
    history.replaceState(null, '', `/survey/${SURVEY_ID}`);
    await user.click(await on('接着填（已填 1 题）'));
    expect(screen.getByText('第 3 题，共 7 题')).toBeVisible();
    for (let question = 3; question < 7; question += 1) await user.click(await on('跳过'));
    await user.click(await on('填完了，看一遍'));
    expect(await screen.findByText('还有 1 题要补。')).toBeVisible();
    expect(screen.getByText('必答，还没有答')).toBeVisible();
    expect(screen.queryByRole('button', { name: '发出' })).toBeNull();
    await user.click(await on('去补'));
    expect(await screen.findByText('这题必答。')).toBeVisible();
    expect(screen.getByLabelText('妈妈')).toHaveFocus();
    await user.click(screen.getByLabelText('妈妈'));
    history.pushState(null, '', `/survey/${SURVEY_ID}/review`);
    await user.click(await on('发出'));
    expect(await screen.findByText('等网络')).toBeVisible();
    expect((await home.answers.toArray())[0]!.letter.wanted).toEqual({ who: 'mother', subjects: ['math'] });
  });

  test('flags what looks like a name or number in own words, and lets it be', async () => {
    await asked();
    await keepAnswer(home, place, { name: 'words', answer: '请打 13812345678' });
    await open(`/survey/${SURVEY_ID}/answer/words`);
    expect(await screen.findByText(/看上去写了名字或号码/)).toBeVisible();
  });

  test('shows as its receipt what went, in words and as it went, and takes it back', async () => {
    await asked();
    await given({
      rev: 2,
      stands: { who: 'mother', how: { amount: 'much' } },
      wanted: { who: 'mother', how: { amount: 'much' } },
    });
    const user = await open(`/survey/${SURVEY_ID}`);
    expect(await screen.findByText('已发出')).toBeVisible();
    expect(screen.getByText(/^12月\d日 \S+ \d\d:00 前可以改答案，也可以撤回。$/)).toBeVisible();
    const sent = screen.getByRole('heading', { name: '发出的答案' }).closest('section')!;
    expect(within(sent).getByText('妈妈')).toBeVisible();
    expect(within(sent).getByText('偏多')).toBeVisible();
    expect(JSON.parse(sent.querySelector('pre')!.textContent)).toEqual({
      c: CLASS_ID,
      s: SURVEY_ID,
      r: 2,
      v: { who: 'mother', how: { amount: 'much' } },
    });
    await user.click(await on('撤回'));
    expect(await screen.findByText('正在撤回')).toBeVisible();
  });

  test('asks whose answers count where another phone was first', async () => {
    await asked();
    await given({ taken: 3 });
    const user = await open(`/survey/${SURVEY_ID}`);
    expect(await screen.findByText(/家里另一部手机已经填过/)).toBeVisible();
    await user.click(await on('保留那边的'));
    expect(await screen.findByText('算另一部手机填的')).toBeVisible();
  });

  test('says kindly what was not accepted', async () => {
    await asked();
    await given({ aside: { kind: 'class-full' } });
    await open(`/survey/${SURVEY_ID}`);
    expect(await screen.findByText(/已经到了全班人数/)).toBeVisible();
  });

  test('cannot be begun once its last date is over, and what was begun before can be finished', async () => {
    await asked();
    const late = Date.parse('2026-12-01T20:00:00+08:00');
    await open(`/survey/${SURVEY_ID}`, late);
    expect(await screen.findByText('已经截止，不能再填了。')).toBeVisible();
    expect(screen.queryByRole('button', { name: '开始填' })).toBeNull();
    await keepAnswer(home, place, { name: 'who', answer: 'mother' });
    expect(await on('接着填（已填 1 题）')).toBeVisible();
  });

  test('shows the school’s reply with the results, and nothing where too few answered', async () => {
    await asked({ told: { parts: [], texts: [], reply: '下学期周末不布置书面作业。' } });
    await open(`/survey/${SURVEY_ID}`);
    expect(await screen.findByText('下学期周末不布置书面作业。')).toBeVisible();
    expect(screen.getByText(/作答的家庭不够多/)).toBeVisible();
  });

  const share = (name: string, share: number) => ({
    name,
    kind: 'shares' as const,
    band: '20-29' as const,
    shares: [
      { of: 'mother', share },
      { of: 'elder', share: 10 },
    ],
  });
  const part = (grade: number, mother: number, more: object = {}) => ({
    grades: [grade],
    band: '20-29' as const,
    questions: [share('who', mother)],
    crosses: [],
    ...more,
  });

  test('is told of the own grade first, of any other part, and of all together', async () => {
    await asked({ told: { parts: [part(4, 30), part(3, 80)], texts: [], reply: '' } });
    const user = await open(`/survey/${SURVEY_ID}`);
    expect(await screen.findByText('约八成选“妈妈”。')).toBeVisible();
    expect(screen.getAllByRole('radio').map((key) => key.closest('label')!.textContent)).toEqual([
      '三年级',
      '四年级',
      '各部分合在一起',
    ]);
    expect(screen.getByRole('radio', { name: '三年级' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: '四年级' }));
    expect(screen.getByText('约三成选“妈妈”。')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: '各部分合在一起' }));
    expect(screen.getByText('约六成选“妈妈”。')).toBeVisible();
    expect(screen.getAllByText('至少 40 家作答')[0]).toBeVisible();
  });

  test('is told with its cross-tables, what differs from the last one, and how the figures came about', async () => {
    const cells = [
      { of: ['mother', 'five'] as const, share: 60 },
      { of: 'rest' as const, share: 40 },
    ];
    const crosses = [{ questions: ['who', 'grade_of'] as const, band: '20-29' as const, cells }];
    const parts = [part(3, 80, { crosses, reach: '40-60' })];
    await home.surveys.put({
      ...ASKED,
      id: `${CLASS_ID}/earlier1`,
      class: CLASS_ID,
      zone: 'Asia/Shanghai',
      survey: 'earlier1',
      opens: '2026-09-20',
      closes: '2026-09-27',
      told: { parts: [part(3, 30)], texts: [], reply: '' },
    });
    await asked({ told: { parts, texts: [], reply: '' } });
    await open(`/survey/${SURVEY_ID}`);
    expect(await screen.findByRole('heading', { name: /× 几点睡？/ })).toBeVisible();
    expect(screen.getByRole('rowheader', { name: '其余合在一起' })).toBeVisible();
    expect((await screen.findAllByText('比上次约高 50 个百分点'))[0]).toBeInTheDocument();
    expect(screen.getByText(/^和上次比：作业情况（9月27日截止）/)).toBeVisible();
    expect(screen.getByText('问到的家庭里，40%–60% 作了回答。')).toBeVisible();
    expect(screen.getByText(/一个年级至少两个班各有 5 家以上作答/)).toBeVisible();
    expect(screen.queryByText(/防不住一家填两次/)).toBeNull();
  });

  test('that waits for its anonymous token says so, and no more once it is there', async () => {
    await asked();
    await given({});
    await open(`/survey/${SURVEY_ID}`);
    expect(await screen.findByText(/先要取得一个匿名凭证/)).toBeVisible();
    const bytes = new Uint8Array(32).fill(1);
    const token: SurveyTokenRow = {
      ...place,
      id: `${place.child}/${CLASS_ID}/${SURVEY_ID}`,
      term: '2026a',
      at: EIGHT,
      nonce: bytes,
      token: bytes,
    };
    await home.surveyTokens.put(token);
    expect(await screen.findByText(/^填好了，连着网打开灯下时会发/)).toBeVisible();
  });

  test('of a scanned QR is asked for, and the secret leaves the address bar', async () => {
    await home.enrolments.clear();
    await open(`/survey#${SURVEY_ID}.${CLASS_ID}.${CODE}`);
    expect(await screen.findByText(/会自己再问，不用再扫一次/)).toBeVisible();
    expect(location.hash).toBe('');
    expect(location.pathname).toBe(`/survey/${SURVEY_ID}.${CLASS_ID}`);
    await asked({ way: 'door' });
    expect(await screen.findByText(/全班用同一个码/)).toBeVisible();
    expect(screen.getByText(DEFINITION.description['zh-cn'])).toBeVisible();
  });

  test('of a QR nobody printed says so', async () => {
    await open('/survey#hello');
    expect(await screen.findByText(/没有看懂这个码/)).toBeVisible();
  });
});
