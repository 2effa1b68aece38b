import type { Ruling } from '../../../../core/model/records.ts';
import { subjectsOf } from '../../../../core/model/rulings.ts';
import { RulingNotice } from './RulingNotice.tsx';

interface ToReviewProps {
  /** Rulings whose words are gone. */
  readonly rulings: readonly Ruling[];
  /** How many there are, and the words of the first. */
  said(rulings: number, words: string): string;
  region(button: HTMLElement): HTMLElement | null;
}

/** Tells of rulings that nothing on the page shows any more, as those whose words are gone. They stay until a person takes them back. */
export function ToReview({ rulings, said, region }: ToReviewProps) {
  const [first] = rulings;
  if (!first) return null;
  const words = subjectsOf(first)[0]?.quotation.exact ?? '';
  return <RulingNotice said={said(rulings.length, words)} rulings={rulings} region={region} />;
}
