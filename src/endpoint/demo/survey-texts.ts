/** What families of the demo wrote under an open question; none of it names anybody. */
export const WISHES: readonly [string, ...string[]] = [
  '周四各科作业能不能错开一点？别的晚上都还好。',
  '希望多一些阅读，少一些抄写。',
  '课后服务能写完大部分，很省心。',
  '口算不用每天都打印，口头说说也行。',
  '孩子写得慢，想知道多长时间算正常。',
  '预计用时写得很清楚，谢谢老师。',
  '周末作业希望周五就能知道全部内容。',
  '英语听读能不能固定在早上？',
  '作业量合适，没有别的建议。',
];

/** What the demo school answers the families. */
export const REPLY =
  '谢谢填写的家庭。我们会做两件事：一、从下周起，各年级组在周一统筹一周的作业，周四不再安排长作业；二、抄写类作业每周不超过两次，改为朗读和阅读。期末再问一次，看看有没有变化。';
