import type { Failure } from '../../model/result.ts';
import { fail } from '../../model/result.ts';
import { explainQueryProblem } from '../language/problems.ts';
import type { Pattern } from '../language/query.ts';

// How long a regular expression may look at texts. What decides is how much it got done: a harmless one needs at most
// 0.2 microseconds for a character, one that tries out thousands of ways needs a thousand times as much. So each
// character that was looked at grants a share of time, for the whole question together, and a machine that is slow at
// the moment grants more.

/** Milliseconds that any question has: a slow expression in a few passages does no harm. */
const atFirst = 2000;
/** Milliseconds more for each character: far more than any harmless expression needs. */
const forCharacter = 0.0005;

/** Milliseconds of looking after which others have their turn. */
const turn = 5;

/** Thrown out of the midst of a question and answered at its end: `failure` says what is too slow, and why. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
  readonly failure: Failure;

  constructor({ source }: Pattern) {
    super(`The regular expression ${source} is too slow`);
    const detail = explainQueryProblem({ code: 'regex-too-slow', from: 0, to: 0, value: source });
    this.failure = fail('query-unreadable', '', detail);
  }
}

/** The patience that one question has with its regular expressions. */
export class Patience {
  private spent = 0;
  private characters = 0;
  private paused = 0;
  private readonly by = new Map<Pattern, number>();
  /** How many times as slow as usual the machine was, when that was asked last. */
  private slowness = 1;

  /** `pace` works for a moment to learn how many times as slow as usual the machine is. */
  constructor(
    private readonly now: () => number = Date.now,
    private readonly pace: () => number = () => 1,
  ) {}

  /** Lets an expression look at so many characters. Throws TooSlow if the question's patience is at its end. */
  look<T>(pattern: Pattern, characters: number, act: () => T): T {
    const started = this.now();
    const seen = act();
    const took = this.now() - started;
    this.characters += characters;
    if (took <= 0) return seen;
    this.spent += took;
    this.by.set(pattern, (this.by.get(pattern) ?? 0) + took);
    if (this.isOver()) {
      this.slowness = Math.max(1, this.pace());
      if (this.isOver()) throw new TooSlow(this.slowest(pattern));
    }
    return seen;
  }

  /** Whether it has looked for so long that others should have their turn. */
  isTurnOver(): boolean {
    if (this.spent - this.paused < turn) return false;
    this.paused = this.spent;
    return true;
  }

  private isOver(): boolean {
    return this.spent > (atFirst + forCharacter * this.characters) * this.slowness;
  }

  private slowest(pattern: Pattern): Pattern {
    let slowest = pattern;
    for (const [other, took] of this.by) if (took > this.by.get(slowest)!) slowest = other;
    return slowest;
  }
}
