import type { PresetId } from './presets';

/** A name or source a reader sees, in both languages. */
export type Titled = { zh: string; en: string };

const NATIONAL_SOURCE: Titled = {
  zh: '中办国办《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》（2021年7月）；教育部办公厅《关于加强义务教育学校作业管理的通知》（2021年4月）',
  en: 'General Offices of the CPC Central Committee and the State Council, “double reduction” opinions, July 2021; Ministry of Education notice on homework, April 2021',
};

/**
 * What each preset of presets.ts is called, and who laid its numbers down. Apart from the numbers because only
 * the settings say it: the first screen of a slow phone does not wait for it.
 */
export const CITED: Record<PresetId, { title: Titled; source: Titled }> = {
  'cn-national': {
    title: { zh: '国家规定（六三学制）', en: 'National rule, China (6+3 years)' },
    source: NATIONAL_SOURCE,
  },
  'cn-national-54': {
    title: { zh: '国家规定（五四学制）', en: 'National rule, China (5+4 years)' },
    source: NATIONAL_SOURCE,
  },
  'school-40-60': {
    title: { zh: '一些学校：三、四年级 40，五、六年级 60', en: 'Some schools: 40 in grades 3–4, 60 in 5–6' },
    source: {
      zh: '校规：“三、四年级作业总量控制在40分钟，五、六年级作业总量控制在1小时以内”',
      en: 'A school rule: at most 40 minutes in all in grades 3–4, one hour in grades 5–6',
    },
  },
  'school-30-60': {
    title: { zh: '一些学校：三到五年级 30，六年级 60', en: 'Some schools: 30 in grades 3–5, 60 in grade 6' },
    source: {
      zh: '校规：“三到五年级的课外作业不超过30分钟，六年级的作业不超过1小时”',
      en: 'A school rule: at most 30 minutes in grades 3–5, one hour in grade 6',
    },
  },
  kindergarten: {
    title: { zh: '幼儿园不布置作业', en: 'No homework in kindergarten' },
    source: {
      zh: '教育部《关于大力推进幼儿园与小学科学衔接的指导意见》（2021年）',
      en: 'Ministry of Education, guidance on the step from kindergarten to primary school, 2021',
    },
  },
  'us-ten-minute': {
    title: { zh: '美国“每级十分钟”', en: 'Ten-minute rule, USA' },
    source: { zh: '美国 NEA 与全国家长教师协会的建议', en: 'Guidance of the NEA and the National PTA' },
  },
  'de-nrw': {
    title: { zh: '德国北威州', en: 'North Rhine-Westphalia, Germany' },
    source: { zh: '北威州作业令', en: 'Hausaufgabenerlass NRW' },
  },
  'be-fwb': {
    title: { zh: '比利时法语区', en: 'French Community of Belgium' },
    source: { zh: '2001 年作业法令', en: 'Décret of 2001 on homework' },
  },
  'pl-2024': {
    title: { zh: '波兰', en: 'Poland' },
    source: { zh: '2024 年 4 月的法令', en: 'Decree of April 2024' },
  },
  'in-2020': {
    title: { zh: '印度', en: 'India' },
    source: { zh: '2020 年书包政策', en: 'School Bag Policy 2020' },
  },
};

/** Whose notice says which days of a year are free in China (RULES.md, Nights). */
export const NOTICES: Readonly<Record<string, Titled>> = {
  '2025': {
    zh: '国务院办公厅 2025 年放假通知（国办发明电〔2024〕12号）',
    en: 'State Council holiday notice for 2025 (2024, no. 12)',
  },
  '2026': {
    zh: '国务院办公厅 2026 年放假通知（2025年11月4日）',
    en: 'State Council holiday notice for 2026 (4 November 2025)',
  },
};
