import type { Home } from '../database';
import { answersId, type AnswersRow } from '../survey-rows';

type Names = { old: string; name: string };

/** What a child whose id gives way had typed goes along, where the other id has typed nothing. Answers how to put it back. */
export async function joinDrafts(home: Home, { old, name }: Names): Promise<() => Promise<void>> {
  const rows = await home.drafts.where('child').equals(old).toArray();
  const renamed = rows.map((row) => ({
    ...row,
    child: name,
    id: answersId(name, row.class, row.survey),
  }));
  const there = await home.drafts.bulkGet(renamed.map(({ id }) => id));
  const moved = rows.flatMap((row, index) => {
    const to = renamed[index];
    return to && !there[index] ? [{ row, to }] : [];
  });
  await home.drafts.bulkPut(moved.map(({ to }) => to));
  await home.drafts.bulkDelete(moved.map(({ row }) => row.id));
  return async () => {
    const since = await home.drafts.bulkGet(moved.map(({ to }) => to.id));
    const typed = moved.map(({ row }, index) => ({ ...(since[index] ?? row), child: old, id: row.id }));
    await home.drafts.bulkDelete(moved.map(({ to }) => to.id));
    await home.drafts.bulkPut(typed);
  };
}

/** Answers of a seat given up keep their id of their own. */
function renamed(row: AnswersRow, name: string): AnswersRow {
  return { ...row, child: name, id: row.isLeft ? row.id : answersId(name, row.class, row.survey) };
}

/** What was given and the tokens it goes with stand under the child's other id. */
export async function renameAnswers(home: Home, old: string, name: string): Promise<void> {
  const answers = await home.answers.where('child').equals(old).toArray();
  const tokens = await home.surveyTokens.where('child').equals(old).toArray();
  await home.answers.bulkDelete(answers.map(({ id }) => id));
  await home.surveyTokens.bulkDelete(tokens.map(({ id }) => id));
  await home.answers.bulkPut(answers.map((row) => renamed(row, name)));
  await home.surveyTokens.bulkPut(
    tokens.map((row) => ({ ...row, child: name, id: answersId(name, row.class, row.survey) })),
  );
}
