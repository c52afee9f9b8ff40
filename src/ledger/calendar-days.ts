const DAY = 86_400_000;

/** So many days of the calendar later. `day` is YYYY-MM-DD, as is the answer. */
export const addDays = (day: string, count: number): string => new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

/** Saturday, Sunday, or a holiday (YYYY-MM-DD). */
const isOff = (day: string, holidays: readonly string[]): boolean =>
  [0, 6].includes(new Date(day).getUTCDay()) || holidays.includes(day);

/** The n-th working day after a day, which itself is not counted. */
export const addWorkingDays = (day: string, count: number, holidays: readonly string[]): string => {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (!isOff(reached, holidays)) left--;
  }
  return reached;
};
