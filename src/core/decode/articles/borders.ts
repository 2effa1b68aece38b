import { withoutBorders } from '../../model/readings.ts';
import type { ArticlesRule } from './cut.ts';

// What a person does to the borders between articles: puts one, takes one away, moves one. A border of the rule is known by the
// number of its article, one that a person put by its place.

/** An article as it is cut now: its words, and where they begin in the file's text; null where that is not known. */
export interface CutArticle {
  readonly text: string;
  readonly at: number | null;
}

/** A line at which an article can begin. */
export interface BorderLine {
  /** Of its first letter in the file's text. */
  readonly at: number;
  readonly line: string;
}

/** The lines with words around the border between two articles, at which it can stand: all of both but the first. */
export function linesAround(above: CutArticle, below: CutArticle): readonly BorderLine[] {
  return [...linesOf(above).slice(1), ...linesOf(below)];
}

function linesOf({ text, at }: CutArticle): readonly BorderLine[] {
  if (at === null) return [];
  return [...text.matchAll(/^.*\S.*$/gmu)].map(({ index, 0: line }) => ({ at: at + index, line: line.trim() }));
}

/** With another border: an article begins at `at`, too. */
export function withBorder(rule: ArticlesRule, at: number): ArticlesRule {
  return { ...rule, borders: [...(rule.borders ?? []), { part: '', at }] };
}

/** Without the border at `at`. `base`: the articles as the rule alone cuts them. */
export function withoutBorder(rule: ArticlesRule, base: readonly CutArticle[], at: number): ArticlesRule {
  return changed(rule, base, at, null);
}

/** With the border that stands at `at` at another place. `base`: the articles as the rule alone cuts them. */
export function movedBorder(rule: ArticlesRule, base: readonly CutArticle[], at: number, to: number): ArticlesRule {
  return changed(rule, base, at, to);
}

function changed(rule: ArticlesRule, base: readonly CutArticle[], at: number, to: number | null): ArticlesRule {
  const borders = rule.borders ?? [];
  const had = borders.find((one) => one.at === at);
  const number = base.findIndex((one) => one.at === at);
  const part = had ? had.part : number > 0 ? String(number + 1) : null;
  if (part === null) return rule;
  const others = borders.filter((one) => one !== had);
  const isBack = part !== '' && base[Number(part) - 1]?.at === to;
  const now = isBack || (part === '' && to === null) ? [] : [{ part, at: to ?? -1 }];
  const all = [...others, ...now];
  return all.length === 0 ? withoutBorders(rule) : { ...rule, borders: all };
}
