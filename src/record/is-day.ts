/** Whether it is a day that exists, as YYYY-MM-DD (RFC 3339 full-date). */
export const isDay = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && (new Date(value).toJSON() as string | null)?.startsWith(value) === true;
