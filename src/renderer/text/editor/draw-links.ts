import { Prec, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range as Placed } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, keymap } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import type { Replacement } from '../../../core/notes/bind.ts';
import { linksIn } from '../../../core/notes/links.ts';
import type { LinkTarget, NoteLink } from '../../../core/notes/links.ts';
import { quotationsIn } from '../../../core/notes/quotations.ts';
import { offerForName } from './complete-links.ts';
import { tickLine } from './draw-markdown.ts';

/** How a link is drawn. */
export interface ShownLink {
  readonly name: string;
  /** What it is called for assistive technology. */
  readonly label: string;
  readonly kind: LinkTarget['kind'];
  readonly state: 'there' | 'changed' | 'gone';
}

/** What the field asks of whoever knows the project. */
export interface EditorLinks {
  /** `quoted`: the words that stand above it, where it is the source of a quotation. */
  show(target: LinkTarget, link: NoteLink, quoted: string | null): ShownLink;
  open(target: LinkTarget, beside: boolean): void;
  /** Links for typed names; see `bindNames`. */
  bind(words: string, caret: number): readonly Replacement[];
}

/** Names are asked anew: something was renamed, came or went. */
const renamed = StateEffect.define<null>();

interface Links {
  readonly links: readonly NoteLink[];
  readonly drawn: DecorationSet;
  /** The links as atoms: the caret passes them as one sign. */
  readonly atoms: DecorationSet;
}

/** Draws links as what they lead to is called, makes links of typed names, and opens them by click and by `Mod+Enter`. */
export function drawLinks(asked: EditorLinks): Extension {
  const field = StateField.define<Links>({
    create: (state) => linksOf(state, asked),
    update: (links, transaction) =>
      transaction.docChanged || transaction.effects.some((one) => one.is(renamed))
        ? linksOf(transaction.state, asked)
        : links,
    provide: (self) => [
      EditorView.decorations.from(self, ({ drawn }) => drawn),
      EditorView.atomicRanges.of((view) => view.state.field(self, false)?.atoms ?? Decoration.none),
    ],
  });
  const openAtCaret = (view: EditorView): boolean => {
    const { head } = view.state.selection.main;
    const link = view.state.field(field).links.find(({ from, to, target }) => target && from <= head && head <= to);
    if (link?.target) asked.open(link.target, false);
    return link !== undefined || offeredAt(view, head) || tickLine(view, head);
  };
  /** A name that is no link yet. */
  const offeredAt = (view: EditorView, at: number): boolean => {
    const name = view.state.field(field).links.find(({ from, to, target }) => !target && from <= at && at <= to);
    return name !== undefined && offerForName(view, name);
  };
  const click = EditorView.domEventHandlers({
    click: ({ target }, view) =>
      target instanceof Element && target.closest('.cm-typed-name') !== null && offeredAt(view, view.posAtDOM(target)),
  });
  return [field, click, Prec.high(keymap.of([{ key: 'Mod-Enter', run: openAtCaret }])), binding(asked)];
}

/** Draws all links anew. */
export function redrawLinks(view: EditorView): void {
  view.dispatch({ effects: renamed.of(null) });
}

/** Behind what a person typed, never behind what they undid. */
function binding({ bind }: EditorLinks): Extension {
  return EditorView.updateListener.of(({ view, state, docChanged, transactions }) => {
    const typed = transactions.some((one) => one.isUserEvent('input') && !one.isUserEvent('input.bind'));
    if (!docChanged || !typed || view.composing) return;
    const changes = bind(state.doc.toString(), state.selection.main.head);
    if (changes.length > 0) view.dispatch({ changes, userEvent: 'input.bind' });
  });
}

function linksOf(state: EditorState, { show, open }: EditorLinks): Links {
  const words = state.doc.toString();
  const links = linksIn(words);
  const quoted = new Map(
    links.some(({ quotes }) => quotes) ? quotationsIn(words).map((one) => [one.to, one.words] as const) : [],
  );
  const drawn: Placed<Decoration>[] = [];
  for (const link of links) {
    const { from, to, target, quotes } = link;
    if (!target) {
      drawn.push(typedName.range(from, to));
      continue;
    }
    const above = quotes ? (quoted.get(state.doc.lineAt(to).to) ?? null) : null;
    const chip = new Chip(show(target, link, above), (beside) => open(target, beside));
    drawn.push(Decoration.replace({ widget: chip }).range(from, to));
  }
  const atoms = drawn.filter(({ value }) => value !== typedName);
  return { links, drawn: Decoration.set(drawn, true), atoms: Decoration.set(atoms, true) };
}

const typedName = Decoration.mark({ class: 'cm-typed-name' });

class Chip extends WidgetType {
  constructor(
    private readonly shown: ShownLink,
    private readonly open: (beside: boolean) => void,
  ) {
    super();
  }
  override eq({ shown }: Chip): boolean {
    const { name, label, kind, state } = this.shown;
    return shown.name === name && shown.label === label && shown.kind === kind && shown.state === state;
  }
  toDOM(): HTMLElement {
    const { name, label, kind, state } = this.shown;
    const chip = document.createElement('span');
    chip.className = 'note-link';
    chip.dataset['kind'] = kind;
    if (state !== 'there') chip.dataset[state] = '';
    chip.setAttribute('role', 'link');
    chip.setAttribute('aria-label', label);
    chip.title = label;
    chip.dir = 'auto';
    chip.textContent = name;
    chip.addEventListener('mousedown', (event) => event.preventDefault());
    chip.addEventListener('click', (event) => this.open(event.ctrlKey || event.metaKey));
    return chip;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}
