/** RULES.md's lines on free and make-up days, word for word, so that core is held against the rule and not against itself. */
const NOTICES = {
  '2025': {
    off: '01-01; 01-28…02-04; 04-04…06; 05-01…05; 05-31…06-02; 10-01…08',
    work: '01-26, 02-08, 04-27, 09-28, 10-11',
  },
  '2026': {
    off: '01-01…03; 02-15…23; 04-04…06; 05-01…05; 06-19…21; 09-25…27; 10-01…07',
    work: '01-04, 02-14, 02-28, 05-09, 09-20, 10-10',
  },
};

/** `2025-01-28`, `02-04` or `06` → every date of the stretch, reckoned in UTC. */
function stretch(first: string, last: string): string[] {
  const end = first.slice(0, first.length - last.length) + last;
  const dates = [];
  for (let day = Date.parse(first); day <= Date.parse(end); day += 86_400_000) {
    dates.push(new Date(day).toISOString().slice(0, 10));
  }
  return dates;
}

export const FREE_DATES = new Set(
  Object.entries(NOTICES).flatMap(([year, { off }]) =>
    off.split('; ').flatMap((part) => {
      const [first = '', last = first] = part.split('…');
      return stretch(`${year}-${first}`, last);
    }),
  ),
);

export const WORK_DATES = new Set(
  Object.entries(NOTICES).flatMap(([year, { work }]) => work.split(', ').map((date) => `${year}-${date}`)),
);
