// Which backups of a project are thinned out. Everything of a day stays while it is the last one, then the last of each
// of fourteen days, of each of eight weeks, and of each month for good. What counts is days on which there is a backup,
// not the clock: neither a long pause nor a clock that was wrong for a while makes old backups go.

/** What rotation looks at. It is shown only whole backups of one project that this program made here. */
export interface Kept {
  readonly id: string;
  /** When it was made. */
  readonly made: Date;
  /** One that is never thinned out, e.g. because it was made before an upgrade. */
  readonly forGood: boolean;
}

/** How many days and weeks keep one backup each, and how many of the newest are never thinned out. */
export const rotation = { days: 14, weeks: 8, least: 8 } as const;

/**
 * The ids of the backups that can go now that `current` was made. Never that one, nor others of its day, nor the newest
 * eight.
 */
export function thinOut(backups: readonly Kept[], current: string): ReadonlySet<string> {
  const newestFirst = backups.toSorted((a, b) => b.made.getTime() - a.made.getTime() || (a.id < b.id ? 1 : -1));
  // A clock that was set back has the current one made before others.
  const today = backups.find(({ id }) => id === current)?.made ?? newestFirst[0]?.made;
  const months = new Set<number>();
  const weeks = new Set<number>();
  const days = new Set<number>();
  const isLastOf = (periods: Set<number>, period: number, most = Number.POSITIVE_INFINITY): boolean =>
    !periods.has(period) && periods.add(period).size <= most;

  const going = new Set<string>();
  for (const [place, { id, made, forGood }] of newestFirst.entries()) {
    const day = dayOf(made);
    // Each is asked, or the last of a day would not count as the last of its month.
    const reasons = [
      isLastOf(months, made.getFullYear() * 12 + made.getMonth()),
      isLastOf(weeks, weekOf(day), rotation.weeks),
      isLastOf(days, day, rotation.days),
      day === dayOf(newestFirst[0]!.made) || day === dayOf(today!),
      place < rotation.least,
      forGood,
    ];
    if (!reasons.includes(true)) going.add(id);
  }
  return going;
}

/** Days of the person's calendar, counted on. */
function dayOf(time: Date): number {
  return Math.round(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000);
}

/** Weeks that begin on Monday, counted on: day 0 was a Thursday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}
