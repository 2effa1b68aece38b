import type { Id } from '../../core/model/id.ts';
import { shownName } from '../../core/model/shown-name.ts';
import type { LinkTarget } from '../../core/notes/links.ts';
import { keyOfTarget, Mentions } from '../../core/notes/mentions.ts';
import type { Mention } from '../../core/notes/mentions.ts';
import { firstWords, LinkNames } from '../../core/notes/names.ts';
import { foldWord } from '../../core/text/fold.ts';
import { nearTo } from '../../core/text/near-names.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { noteWords } from '../words/notes.ts';
import type { ShownNames } from './shown-names.ts';

// What notes lead to and what leads to something, made once for each state of the records, whoever asks. The rows are changed in
// place, so the versions of their tables tell.

/** What can be chosen to link to. */
export interface LinkChoice {
  readonly target: LinkTarget;
  readonly name: string;
  /** What it is, for who chooses between things of one name. */
  readonly about: string;
}

const named = ['documents', 'tags', 'notes'] as const;
const mentioning = ['documents', 'tags', 'notes', 'annotations'] as const;
/** Marks that can be chosen by their words: the last changed ones. */
const mostMarks = 10_000;

/** One for each session. */
export class NoteLinks {
  readonly #mentions = new Mentions();
  #names: { readonly key: string; readonly names: LinkNames } | null = null;
  #all: { readonly key: string; readonly all: ReadonlyMap<string, readonly Mention[]> } | null = null;
  #choices: { readonly key: string; readonly choices: readonly (LinkChoice & { readonly folded: string })[] } | null =
    null;

  constructor(
    private readonly store: ProjectStore,
    private readonly shown: ShownNames,
  ) {}

  /** What links are called now. */
  names(): LinkNames {
    const key = this.#keyOf(named);
    if (this.#names?.key !== key) {
      const { snapshot } = this.store;
      const names = new LinkNames({
        documents: snapshot.rows('documents'),
        documentNames: this.shown.documents(),
        tags: snapshot.rows('tags'),
        notes: snapshot.rows('notes'),
        annotations: snapshot.rows('annotations'),
      });
      this.#names = { key, names };
    }
    return this.#names.names;
  }

  /** Where it is mentioned, in the order of the records. */
  mentionsOf(target: LinkTarget): readonly Mention[] {
    const key = this.#keyOf(mentioning);
    if (this.#all?.key !== key) {
      const { snapshot } = this.store;
      const records = {
        notes: snapshot.rows('notes'),
        annotations: snapshot.rows('annotations'),
        noted: snapshot.noted.values(),
        tags: snapshot.rows('tags'),
      };
      this.#all = { key, all: this.#mentions.all(records, this.names()) };
    }
    return this.#all.all.get(keyOfTarget(target)) ?? [];
  }

  /** What is meant by what was typed, the nearest first. What nothing was typed for are notes and tags, then documents. */
  near(typed: string, except: Id | null, most = 50): readonly LinkChoice[] {
    const key = this.#keyOf(mentioning);
    if (this.#choices?.key !== key) {
      const choices = [...this.#allChoices()].map((one) => ({ ...one, folded: foldWord(one.name) }));
      this.#choices = { key, choices };
    }
    const near = nearTo(typed);
    const order = { note: 0, tag: 1, document: 2, mark: 3 };
    return this.#choices.choices
      .flatMap((choice) => {
        const far = choice.target.id === except ? null : near(choice.folded);
        return far === null ? [] : [{ choice, far }];
      })
      .sort(
        (a, b) =>
          a.far - b.far ||
          order[a.choice.target.kind] - order[b.choice.target.kind] ||
          a.choice.name.length - b.choice.name.length,
      )
      .slice(0, most)
      .map(({ choice }) => choice);
  }

  *#allChoices(): Generator<LinkChoice> {
    const { snapshot } = this.store;
    const names = this.names();
    const { kinds, markIn, untitled } = noteWords;
    for (const { id, title } of snapshot.rows('notes').values())
      yield { target: { kind: 'note', id }, name: shownName(title) || untitled, about: kinds.note };
    for (const id of snapshot.rows('tags').keys())
      yield { target: { kind: 'tag', id }, name: names.nameOf({ kind: 'tag', id }) ?? '', about: kinds.tag };
    for (const id of snapshot.rows('documents').keys())
      yield {
        target: { kind: 'document', id },
        name: names.nameOf({ kind: 'document', id }) ?? '',
        about: kinds.document,
      };
    const marks = [...snapshot.rows('annotations').values()];
    if (marks.length > mostMarks) marks.sort((a, b) => (a.changed < b.changed ? 1 : -1));
    for (const { id, documentId, quotation } of marks.slice(0, mostMarks)) {
      const about = markIn(names.nameOf({ kind: 'document', id: documentId }) ?? '');
      yield { target: { kind: 'mark', id }, name: firstWords(quotation.exact), about };
    }
  }

  #keyOf(tables: typeof mentioning | typeof named): string {
    return tables.map((table) => this.store.snapshot.version(table)).join(' ');
  }
}
