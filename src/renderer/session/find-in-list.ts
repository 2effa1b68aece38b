import { withNames } from '../../core/notes/readable.ts';
import type { Annotation } from '../../core/model/records.ts';
import { foldWord } from '../../core/text/fold.ts';
import { holdsFolded } from '../../core/text/holds-words.ts';
import type { Session } from './session.ts';
import type { Tab } from './tab-kinds.ts';
import { activeTab } from './workspace.ts';

/** What is kept folded of an annotation, as long as it does not change. */
const foldedWords = new WeakMap<Annotation, string>();

/**
 * Tells whether an annotation holds every typed word: in its quotation, its note, its tags, its author's name, as it was and as
 * it is now, or what its document is called. Null where nothing was typed.
 */
export function holdingAnnotation(session: Session, typed: string): ((annotation: Annotation) => boolean) | null {
  const holds = holdsFolded(typed);
  if (!holds) return null;
  const { names, links } = session;
  const people = session.people.now();
  const [tags, documents, linkNames] = [names.tags(), names.documents(), links.names()];
  const foldedNames = new Map<string, string>();
  const folded = (name: string) => {
    const known = foldedNames.get(name) ?? foldWord(name);
    foldedNames.set(name, known);
    return known;
  };
  const ownWords = (annotation: Annotation) => {
    // Names in links change without the note.
    if (annotation.note.includes(']]') || annotation.note.includes('](')) return ownOf(annotation, linkNames);
    const known = foldedWords.get(annotation) ?? ownOf(annotation, linkNames);
    foldedWords.set(annotation, known);
    return known;
  };
  return (annotation) => {
    const around = [
      annotation.author,
      people.nameOf(annotation.author),
      documents.get(annotation.documentId) ?? '',
      ...annotation.tagIds.map((id) => tags.get(id) ?? ''),
    ];
    return holds([ownWords(annotation), ...around.map(folded)].join('\n'));
  };
}

function ownOf({ quotation, note }: Annotation, names: Parameters<typeof withNames>[1]): string {
  return foldWord(`${quotation.exact}\n${note === '' ? '' : withNames(note, names)}`);
}

const finders = '[data-list-find]';
/** What a list and the field that finds in it stand in together. */
const around = 'nav, aside, section, .mentioned, [data-pane]';

/**
 * Brings the keyboard into the field that finds in a list: the nearest to what has the focus (unless the page is meant), else
 * that of the page which is read, of the inspector, or the first one.
 */
export function findInList({ workspace }: Session, meant: 'nearest' | 'page' = 'nearest'): void {
  const there = [...document.querySelectorAll<HTMLElement>(finders)].filter((one) => one.checkVisibility());
  // What mentions the thing of a page stands above the list that the page is for.
  const shown = there.toSorted((a, b) => Number(isAside(a)) - Number(isAside(b)));
  const near = meant === 'nearest' ? nearest(shown, document.activeElement) : undefined;
  const within = (selector: string) => shown.find((one) => one.closest(selector));
  const finder = near ?? within(`[data-pane="${workspace.state.focus}"]`) ?? within('aside') ?? shown[0];
  if (finder instanceof HTMLInputElement) {
    finder.focus();
    finder.select();
  } else finder?.click();
}

function isAside(finder: HTMLElement): boolean {
  return finder.closest('.mentioned') !== null;
}

/** Pages with such a field. */
const pages: ReadonlySet<Tab['kind']> = new Set([
  ...(['tag', 'codebook', 'notes', 'links', 'document-table', 'history', 'anchors', 'names', 'quotations'] as const),
  ...(['synopsis', 'conflicts', 'claims', 'lineage', 'timeline', 'event-sets'] as const),
]);

/** Whether the page that is shown has one. */
export function findsInPage({ workspace }: Session): boolean {
  const tab = activeTab(workspace.state);
  return tab !== null && pages.has(tab.kind);
}

function nearest(finders: readonly HTMLElement[], from: Element | null): HTMLElement | undefined {
  for (let place = from?.closest(around); place; place = place.parentElement?.closest(around)) {
    const there = finders.find((one) => place!.contains(one));
    if (there) return there;
  }
  return undefined;
}
