import { expect, test } from 'vitest';
import { privateTopics } from '../../src/core/survey-private';

test.each([
  ['您的家庭年收入是多少？', 'income'],
  ['您的职业是什么？', 'job'],
  ['孩子爸爸的工作单位', 'job'],
  ['父母的学历', 'education'],
  ['您受教育的程度（受教育程度）', 'education'],
  ['孩子的姓名', 'name'],
  ['孩子叫什么？', 'name'],
  ['请填写您的手机号', 'number'],
  ['孩子的身份证号码', 'number'],
  ['您的联系方式', 'number'],
  ['您的家庭住址', 'address'],
  ['您住在哪个小区？', 'address'],
  ['您的微信号', 'wechat'],
])('%s asks for what is private: %s', (words, topic) => {
  expect(privateTopics(words, 'zh-cn')).toContain(topic);
});

test.each([
  '不要写姓名',
  '请不要写姓名、班级和号码。',
  '请勿填写电话号码',
  '本问卷不收集姓名和手机号。',
  '您愿意孩子学历史吗？',
  '有没有职业体验活动？',
  '孩子戴电话手表吗？',
  '作业在班级微信群里公示吗？',
  '您满意学校的作业管理工作吗？',
  '道德与法治的作业多吗？',
  '看手机的时间',
  '家里投入多少时间？',
  '这本书的名字要记住吗？',
])('%s asks for nothing private', (words) => {
  expect(privateTopics(words, 'zh-cn')).toEqual([]);
});

test.each([
  ['What is your household income?', 'income'],
  ['What is your occupation?', 'job'],
  ['Your job', 'job'],
  ['Your highest degree', 'education'],
  ['Your child’s name', 'name'],
  ['The name of your teacher', 'name'],
  ['Your phone number', 'number'],
  ['ID card', 'number'],
  ['Your home address', 'address'],
  ['Your WeChat ID', 'wechat'],
])('%s is private: %s', (words, topic) => {
  expect(privateTopics(words, 'en')).toContain(topic);
});

test.each([
  'Please leave out names, classes and numbers.',
  'Do not write your child’s name.',
  'Without your phone number',
  'How much homework is there in moral education?',
  'Is homework in physical education welcome?',
  'Does the number of exercises suit your child?',
  'Does the school address homework in the evening?',
  'Is homework posted in the WeChat group?',
  'How does your child name the subject?',
])('%s is not private', (words) => {
  expect(privateTopics(words, 'en')).toEqual([]);
});

test('an author who declines one thing and asks for another is still told', () => {
  expect(privateTopics('不要写姓名。请留电话。', 'zh-cn')).toEqual(['number']);
  expect(privateTopics('Do not write names. Give your phone number.', 'en')).toEqual(['number']);
});
