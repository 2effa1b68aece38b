/** What stands beside the column, in pixels from the top. */
export interface Upright {
  readonly id: string;
  readonly top: number;
  readonly height: number;
}

/**
 * In which lane each thing beside the column stands, so that none stands over another: a mark of a few words is as tall as
 * its line, so two that share no character can share a line. What stays in view stays in its lane while one scrolls.
 */
export class Lanes {
  private before = new Map<string, number>();

  /** The lanes, from 0, of what is in view, given from top to bottom. */
  of(all: readonly Upright[]): readonly number[] {
    const ends: number[] = [];
    const isFree = (lane: number, top: number) => (ends[lane] ?? -Infinity) <= top + tolerance;
    const lanes = all.map(({ id, top, height }) => {
      let lane = this.before.get(id) ?? 0;
      if (!isFree(lane, top)) for (lane = 0; !isFree(lane, top);) lane++;
      for (let empty = ends.length; empty < lane; empty++) ends[empty] = -Infinity;
      ends[lane] = Math.max(top + height, ends[lane] ?? -Infinity);
      return lane;
    });
    this.before = new Map(all.map(({ id }, at) => [id, lanes[at]!]));
    return lanes;
  }

  /** Other things come: nothing has a lane any more. */
  forget(): void {
    this.before.clear();
  }
}

/** The last line of one and the first of another may meet by so much, in pixels: places on the screen are rounded. */
const tolerance = 0.5;
