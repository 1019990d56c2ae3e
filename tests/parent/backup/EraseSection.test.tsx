import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { EraseSection } from '../../../src/parent/backup/EraseSection';
import { keepAnswer } from '../../../src/parent/store/answers';
import { CLASS_ID } from '../../setup/class';
import { openHome } from '../../setup/diary';
import { familyDiary } from '../../setup/family-diary';
import { onGround } from '../../setup/ground';
import { EIGHT } from '../../setup/seat';
import { ASKED, SURVEY_ID } from '../../setup/survey';

const ERASE = { name: '清除本机全部数据' };

test('everything is erased from the family’s own diary alone', async () => {
  await onGround(await familyDiary(), EIGHT, <EraseSection />);
  expect(await screen.findByRole('button', ERASE)).toBeVisible();
});

test('from the demo nothing of the family’s can be erased', async () => {
  await onGround(openHome('lamplight-demo'), EIGHT, <EraseSection />);
  expect(await screen.findByText('drawn')).toBeVisible();
  expect(screen.queryByRole('button', ERASE)).not.toBeInTheDocument();
});

test('before all is erased, surveys are told of: what stays counted, and what was never sent', async () => {
  const home = await familyDiary();
  const child = 'of 小明';
  const place = { child, class: CLASS_ID, survey: SURVEY_ID };
  const survey = { ...ASKED, id: `${CLASS_ID}/${SURVEY_ID}`, class: CLASS_ID, zone: 'Asia/Shanghai' };
  await home.surveys.put(survey);
  await keepAnswer(home, place, { name: 'who', answer: 'mother' });
  await onGround(home, EIGHT, <EraseSection />);
  await userEvent.click(await screen.findByRole('button', ERASE));
  expect(await screen.findByText('有 1 份问卷填了还没有发出，清除以后也就没了。')).toBeVisible();
  await home.answers.put({
    ...place,
    id: `${child}/${CLASS_ID}/${SURVEY_ID}`,
    letter: { wanted: { who: 'mother' }, rev: 1, stands: { who: 'mother' } },
    closesAt: EIGHT + 1,
    due: 0,
  });
  expect(await screen.findByText(/^已经发出、还没截止的 1 份问卷照常算进去/)).toBeVisible();
  expect(screen.queryByText(/填了还没有发出/)).toBeNull();
});
