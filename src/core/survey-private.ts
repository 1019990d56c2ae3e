import type { SurveyLanguage } from './survey';

/** What a survey without names must not ask a family. */
export const PRIVATE_TOPICS = ['income', 'job', 'education', 'name', 'number', 'address', 'wechat'] as const;
export type PrivateTopic = (typeof PRIVATE_TOPICS)[number];

const patterns: Record<SurveyLanguage, Record<PrivateTopic, RegExp>> = {
  'zh-cn': {
    income: /收入|工资|月薪|年薪|薪资|家境|低保|贫困|经济(?:条件|状况|情况|水平)/,
    job: /职业(?!体验|规划|教育|学校|启蒙)|工作单位|职务|(?:家长|父母|父亲|母亲|爸爸|妈妈|监护人|您)的(?:工作|单位|行业)|从事(?:什么|何种|哪)/,
    education: /学历(?!史)|文化程度|受教育(?:程度|水平|年限)|教育程度|毕业(?:院校|学校|于)|最高学位/,
    name: /姓名|学号|贵姓|叫什么|(?:孩子|学生|家长|父母|老师|您|宝宝)的?名字|哪位老师|班主任是谁/,
    number:
      /手机号|电话号|联系(?:电话|方式)|(?:您|家庭|家长)的?电话(?!手表)|留.{0,4}电话|身份证|证件号|银行卡|学籍号|邮箱|[Qq]{2}\s*号/,
    address: /住址|地址|门牌|(?:哪个|什么)小区|住在?哪/,
    wechat: /微信(?:号|名|昵称|[Ii][Dd])|(?:您|家长|孩子)的微信(?!群)|加.{0,3}微信(?!群)/,
  },
  en: {
    income: /\b(?:income|salary|salaries|wages|earnings|household finances)\b/i,
    job: /\b(?:occupations?|profession|employer|workplace|(?:your|parents?[’']s?|father[’']s|mother[’']s) jobs?)\b/i,
    education:
      /\b(?:(?:level of|highest) education|education(?:al)? (?:level|background)|highest (?:degree|qualification)|your (?:education|degree|qualifications?))\b/i,
    name: /\b(?:(?:full|first|last|family) name|surname|(?:your|child[’']s|student[’']s|pupil[’']s|teacher[’']s|parent[’']s) name|names? of (?:your|the) (?:child|children|teacher|student|pupil)|student (?:number|id))\b/i,
    number:
      /\b(?:(?:phone|mobile|telephone|cell) (?:number|no\b)|(?:id|identity|passport|bank) (?:card|number)|e-?mail|contact details)/i,
    address: /\b(?:(?:home|postal|street|your) address|where (?:do )?you live)\b/i,
    wechat: /\b(?:wechat|weixin) (?:id|name|account|number)\b|\byour wechat\b/i,
  },
};

// Whoever asks that no name be written asks for none.
const declined: Record<SurveyLanguage, RegExp> = {
  'zh-cn':
    /(?:不要|不用|不必|不需要|无需|无须|请勿|切勿|勿|不会|不)(?:填写|填|写|留下|留|提及|提|透露|出现|收集|询问|记录|问|记)[^。；！？?!;]*/g,
  en: /\b(?:do not|don[’']t|never|without|no need to|leave out|will not|won[’']t|not)\b[^.;?!]*/gi,
};

/** What a line asks of a family that nobody should ask here. */
export function privateTopics(words: string, language: SurveyLanguage): PrivateTopic[] {
  const asked = words.replace(declined[language], ' ');
  return PRIVATE_TOPICS.filter((topic) => patterns[language][topic].test(asked));
}
