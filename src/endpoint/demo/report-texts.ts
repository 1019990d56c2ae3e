import type { Head } from '../../wire/report';

/** What the office of the demo school wrote: it says nothing that a figure would have to say. */
export const REPORT_TEXTS: Readonly<Record<Head, string>> = {
  practice:
    '学校修订了《作业管理办法》，各年级组统一作业总量，班主任每天统筹各科作业，16点后在班内公示科目、内容和预计用时。\n每月第一个周三为全校无作业日。课后服务时段优先完成书面作业，教师在场答疑。\n一、二年级不布置书面家庭作业，以阅读、口算游戏和体育活动代替。',
  problems:
    '个别班级周四各科作业叠加，预计用时与家长记录的实际用时有差距。\n部分班级加入的家庭较少，暂时没有班级数据，所得结论以已公布的数据为限。',
  next: '由年级组长在每周一协调各科作业安排，避免周四集中。\n请各科教师对照公示中的预计用时与班级数据，调整作业量，减少机械重复的内容。\n继续向家长说明自愿、匿名的原则，不要求任何家庭加入。',
};
