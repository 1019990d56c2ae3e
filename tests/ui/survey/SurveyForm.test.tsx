import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import type { Answers, Definition } from '../../../src/core/survey';
import { formWords } from '../../../src/ui/survey/form-words';
import { SurveyForm } from '../../../src/ui/survey/SurveyForm';
import { DEFINITION } from '../../setup/survey';
import zh from '../../../src/parent/words/zh-CN/survey.json';

const phrases = zh.form as unknown as Record<string, string | Record<string, string>>;

/** The parents' own words, filled in without their library. */
const words = formWords((key, values = {}) => {
  const [first = '', second] = key.split('.');
  const phrase = second === undefined ? phrases[first] : (phrases[first] as Record<string, string>)[second];
  return (phrase as string).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
});

type Given = {
  definition?: Definition;
  begin?: string;
  faults?: { name: string; fault: string }[];
  onEnd?: () => void;
};

/** A form whose answers the test can read. */
function open({ definition = DEFINITION, ...rest }: Given = {}) {
  const said: { answers: Answers } = { answers: {} };
  function Page() {
    const [answers, setAnswers] = useState<Answers>({});
    said.answers = answers;
    return (
      <SurveyForm
        {...{ definition, answers, words }}
        language="zh-cn"
        onAnswer={(name, answer) => {
          setAnswers(({ [name]: _, ...others }) =>
            answer === undefined ? others : { ...others, [name]: answer },
          );
        }}
        {...rest}
      />
    );
  }
  render(<Page />);
  return { said, user: userEvent.setup() };
}

const on = (name: string) => screen.getByRole('button', { name });

describe('the form', () => {
  test('shows one question a screen, with the note before it and where one is', async () => {
    const { user } = open();
    expect(screen.getByText('下面问的是上学日的晚上。')).toBeVisible();
    expect(screen.getByRole('group', { name: /多半谁在旁边.*必答/ })).toBeVisible();
    expect(screen.getByText('第 1 题，共 7 题')).toBeVisible();
    expect(screen.queryByRole('button', { name: '上一题' })).toBeNull();
    await user.click(on('跳过'));
    expect(screen.getByText('第 2 题，共 7 题')).toBeVisible();
    expect(screen.queryByText('下面问的是上学日的晚上。')).toBeNull();
    await user.click(on('上一题'));
    expect(screen.getByText('第 1 题，共 7 题')).toBeVisible();
  });

  test('asks what an answer opens, and forgets what another hides', async () => {
    const { user } = open();
    await user.click(screen.getByLabelText('老人'));
    expect(screen.getByText('第 1 题，共 8 题')).toBeVisible();
    await user.click(on('下一题'));
    expect(screen.getByRole('group', { name: '老人辅导得了吗？' })).toBeVisible();
    await user.click(on('上一题'));
    await user.click(screen.getByLabelText('妈妈'));
    await user.click(on('下一题'));
    expect(screen.getByRole('group', { name: '哪几科写得最久？' })).toBeVisible();
  });

  test('moves a reader to the next question, and the eye of nobody who only opens it', async () => {
    const { user } = open();
    expect(document.body).toHaveFocus();
    await user.click(on('跳过'));
    expect(screen.getByText('哪几科写得最久？')).toHaveFocus();
  });

  test('takes an answer back that no second tap would', async () => {
    const { said, user } = open();
    await user.click(screen.getByLabelText('妈妈'));
    expect(said.answers).toEqual({ who: 'mother' });
    await user.click(on('清除这题的答案'));
    expect(said.answers).toEqual({});
  });

  test('takes no more choices than the maximum, and says which way out there is', async () => {
    const { said, user } = open({ begin: 'subjects' });
    expect(screen.getByText('最多选 2 项')).toBeVisible();
    await user.click(screen.getByLabelText('英语'));
    await user.click(screen.getByLabelText('语文'));
    await user.click(screen.getByLabelText('数学'));
    expect(said.answers).toEqual({ subjects: ['chinese', 'english'] });
    expect(screen.getByText('最多选 2 项。想换一项，先点掉选好的一项。')).toBeVisible();
    await user.click(screen.getByLabelText('语文'));
    await user.click(screen.getByLabelText('英语'));
    expect(said.answers).toEqual({});
  });

  test('takes numbers of the phone’s digits, in any width, or of two keys', async () => {
    const { said } = open({ begin: 'minutes' });
    const field = screen.getByRole('textbox', { name: '大约写多少分钟？' });
    expect(field).toHaveAttribute('inputmode', 'numeric');
    expect(field).toHaveAccessibleDescription('填 0 到 300 的整数');
    fireEvent.change(field, { target: { value: '４５分' } });
    expect(said.answers).toEqual({ minutes: 45 });
    fireEvent.click(on('增加'));
    expect(said.answers).toEqual({ minutes: 55 });
    fireEvent.change(field, { target: { value: '' } });
    expect(said.answers).toEqual({});
    fireEvent.change(field, { target: { value: '-' } });
    expect(field).toHaveValue('-');
    expect(said.answers).toEqual({});
    fireEvent.click(on('减少'));
    expect(said.answers).toEqual({ minutes: 0 });
  });

  test('counts the letters left, and asks to name nobody', async () => {
    const { said, user } = open({ begin: 'words' });
    await user.type(screen.getByRole('textbox'), '少一点');
    expect(said.answers).toEqual({ words: '少一点' });
    expect(screen.getByText('还可以写 197 字')).toBeVisible();
    expect(screen.getByText('请不要写孩子、老师或任何人的名字。')).toBeVisible();
  });

  test('answers a matrix row by row', async () => {
    const { said, user } = open({ begin: 'how' });
    await user.click(within(screen.getByRole('group', { name: '难度' })).getByLabelText('合适'));
    await user.click(within(screen.getByRole('group', { name: '作业量' })).getByLabelText('偏多'));
    expect(said.answers).toEqual({ how: { level: 'right', amount: 'much' } });
  });

  test('keeps steps, yes and no, and a choice of a list in the form they are counted in', async () => {
    const { said, user } = open({ begin: 'mood' });
    await user.click(screen.getByLabelText('4'));
    await user.click(on('上一题'));
    await user.selectOptions(screen.getByRole('combobox', { name: '几点睡？' }), '十点');
    expect(said.answers).toEqual({ mood: 4, grade_of: 'ten' });
    await user.selectOptions(screen.getByRole('combobox'), '请选择');
    expect(said.answers).toEqual({ mood: 4 });
  });

  test('leads to the control of a fault, and says beside it what is wrong', () => {
    open({ begin: 'who', faults: [{ name: 'who', fault: 'required' }] });
    expect(screen.getByText('这题必答。')).toBeVisible();
    expect(screen.getByLabelText('妈妈')).toHaveFocus();
    expect(screen.getByLabelText('妈妈')).toHaveAccessibleDescription('这题必答。');
    expect(screen.getByLabelText('妈妈')).toBeInvalid();
  });

  test('ends where nothing is left to ask', async () => {
    let ends = 0;
    const { user } = open({ begin: 'words', onEnd: () => (ends += 1) });
    await user.click(on('填完了，看一遍'));
    expect(ends).toBe(1);
  });
});
