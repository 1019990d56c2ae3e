import { expect, test } from 'vitest';
import { documentToText } from '../../src/core/report-text';

test('a document as text has a line for each paragraph, its heads numbered, and tables by tabs', () => {
  const text = documentToText({
    language: 'zh-CN',
    blocks: [
      { kind: 'title', text: '题目' },
      { kind: 'heading', level: 1, text: '做法' },
      { kind: 'paragraph', text: '一段。', voice: 'school' },
      {
        kind: 'table',
        caption: '表',
        columns: [
          { title: '年级', align: 'start' },
          { title: '平均', align: 'end' },
        ],
        rows: [[{ text: '三年级' }, { text: '52', value: 52 }]],
      },
      { kind: 'signature', lines: ['向阳小学', '2026年12月3日'] },
      { kind: 'annex', label: '附件', text: '说明' },
    ],
  });
  expect(text.split('\n')).toEqual([
    ...['题目', '一、做法', '一段。', '表', '年级\t平均', '三年级\t52', '向阳小学', '2026年12月3日'],
    ...['', '附件', '说明'],
  ]);
});
