/**
 * The day in Vietnam (UTC+7 all year), YYYY-MM-DD: there a policy comes into force.
 *
 * @param now milliseconds since the epoch
 */
export const dayInVietnam = (now: number): string => new Date(now + 25_200_000).toISOString().slice(0, 10);
