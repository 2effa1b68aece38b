import { EditorView } from '@codemirror/view';
import type { Colour } from '../../../core/model/records.ts';
import { colours } from '../../../core/model/records.ts';

// Every colour and face is a custom property of the page's theme, with a fallback of its own, so that the view is
// legible without one. The palette follows Okabe and Ito's for colour-blind readers; because no palette of ten is safe
// for everyone, each colour also has its own kind of line under the words.

/** The second sign of a colour: how the line under the words is drawn, and how thick it is in pixels. */
const lines: Record<Colour, readonly [style: string, thickness: number]> = {
  blue: ['solid', 1.5],
  orange: ['dashed', 1.5],
  green: ['dotted', 2],
  purple: ['double', 1.5],
  red: ['wavy', 1],
  teal: ['solid', 3],
  yellow: ['dashed', 3],
  pink: ['dotted', 3.5],
  brown: ['double', 2.5],
  grey: ['wavy', 1.75],
};

/** Borders have no such line of their own. */
const dashDot =
  'repeating-linear-gradient(180deg, currentColor 0 8px, transparent 8px 11px, currentColor 11px 14px, transparent 14px 17px)';

const fallback: Record<Colour, readonly [light: string, dark: string]> = {
  blue: ['#0b63b0', '#6fb5f2'],
  orange: ['#b85a00', '#f2a44b'],
  green: ['#00794f', '#4fca9b'],
  purple: ['#7446b8', '#b99af0'],
  red: ['#bf2f26', '#f58a7e'],
  teal: ['#00767f', '#4cc6cf'],
  yellow: ['#8a6d00', '#e3c64a'],
  pink: ['#b03a86', '#f093cb'],
  brown: ['#7a4f2e', '#cda27e'],
  grey: ['#5c6068', '#a9aeb8'],
};

/** What a highlight is tinted with in light windows: the palette's lines are dark there, and would make mud of it. */
const pens: Record<Colour, string> = {
  blue: '#2f8be6',
  orange: '#f08a1a',
  green: '#12b07a',
  purple: '#9565e6',
  red: '#f0564a',
  teal: '#0fb0bb',
  yellow: '#e8b800',
  pink: '#e85ab8',
  brown: '#b87a48',
  grey: '#858b96',
};

/** The value of a palette colour in CSS. */
function colourOf(colour: Colour): string {
  const [light, dark] = fallback[colour];
  return `var(--tag-${colour}, light-dark(${light}, ${dark}))`;
}

/**
 * How many highlights over the same words are drawn in them, each with its own line: more lines would run into the line
 * of text below. The margin and the list beside the text have all of them.
 */
export const deepest = 4;

const paper = 'var(--reader-paper, light-dark(#fbf9f4, #1b1a18))';
const ink = 'var(--reader-ink, light-dark(#211d17, #e4ded2))';
const quiet = 'var(--reader-quiet, light-dark(#6a6257, #a39a8b))';
const rule = 'var(--reader-rule, light-dark(#d8d1c3, #403c36))';
const accent = 'var(--reader-accent, light-dark(#8a4b1f, #e0a878))';
const field = 'var(--reader-field, light-dark(#ffffff, #262421))';
const selected = 'var(--reader-selection, light-dark(#cfdff2, #30465f))';
const match = 'var(--reader-match, light-dark(#ffe28a, #6b5410))';
const serif = `var(--reader-font, Charter, "Bitstream Charter", "Sitka Text", Cambria, "Source Serif 4", Georgia, "Noto Serif", serif)`;
const mono = 'var(--reader-mono, ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace)';
const sans = 'var(--reader-ui-font, system-ui, sans-serif)';

const palette = Object.fromEntries(
  colours.flatMap((colour) => {
    const [style, thickness] = lines[colour];
    return [
      [
        `.reader-${colour}`,
        { '--reader-colour': colourOf(colour), '--reader-pen': `light-dark(${pens[colour]}, ${colourOf(colour)})` },
      ],
      [`.cm-line .reader-${colour}`, { textDecoration: `underline ${style} ${thickness}px var(--reader-colour)` }],
    ];
  }),
);

// Layers mix. Each further one is thinner, so that words under many of them keep their contrast.
const lanes = Object.fromEntries(
  Array.from({ length: deepest }, (_, lane) => [
    `.cm-line .reader-lane-${lane}`,
    { '--reader-layer': `${Math.max(0.5, 1 - 0.2 * lane)}`, textUnderlineOffset: `${0.17 + lane * 0.16}em` },
  ]),
);

/** Sizes of headings by their rank. */
const headings = Object.fromEntries(
  [1.5, 1.25, 1.12, 1, 1, 1].map((size, at) => [
    `.cm-line.reader-heading.reader-level-${at + 1}`,
    { fontSize: `${size}em`, fontWeight: at < 4 ? '650' : '500', lineHeight: '1.3', paddingTop: '0.35em' },
  ]),
);

/** The sign of an item hangs before its words. */
const items = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].flatMap((level) => [
    [
      `.cm-line.reader-item.reader-level-${level}`,
      { paddingInlineStart: `${1.4 * level + 0.2}em`, textIndent: '-1em' },
    ],
    [`.cm-line.reader-item.reader-level-${level}.reader-bullet`, { textIndent: '-0.6em' }],
    [`.cm-line.reader-item.reader-level-${level}.reader-rest`, { textIndent: '0' }],
  ]),
);

function tint(light: number, dark: number): string {
  const layer = (share: number): string =>
    `color-mix(in srgb, var(--reader-pen) calc(${share}% * var(--reader-layer, 1)), transparent)`;
  return `light-dark(${layer(light)}, ${layer(dark)})`;
}

/** Colours and measures come from the variables of the page, so that light and dark need no second theme. */
export const readerTheme = EditorView.theme({
  '&': { height: '100%', backgroundColor: paper, color: ink },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller:has(> .cm-content:focus-visible)': { boxShadow: `inset 3px 0 0 ${accent}` },
  '.cm-content:focus-visible': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: serif,
    fontSize: 'var(--reader-size, 1.125rem)',
    lineHeight: 'var(--reader-leading, 1.65)',
    overflowY: 'scroll',
    overflowX: 'hidden',
    scrollbarGutter: 'stable',
    position: 'relative',
    // The room beside the column belongs to the scroller: a padding of the column would be painted as selected.
    paddingInline: 'var(--reader-sides, 1.5rem 2.75rem)',
  },
  '.cm-content': {
    flex: '0 1 var(--reader-measure, 35em)',
    boxSizing: 'content-box',
    minWidth: '0',
    marginInline: 'auto',
    padding: 'var(--reader-top, 2.5rem) 0 40vh',
    cursor: 'text',
    textAlign: 'start',
    fontKerning: 'normal',
    caretColor: 'transparent',
  },
  // Numbers of passages stand beside the column, and have their room there.
  '.cm-scroller::before': { content: '""', flex: '0 0 var(--reader-number-room, 0px)' },
  '&.reader-paged .cm-scroller::before': { flexBasis: 'calc(2 * var(--reader-number-room, 0px))' },
  '.cm-line': { padding: '0 2px', textAlign: 'start' },
  '.cm-line.reader-apart': { paddingTop: 'var(--reader-gap, 0.6em)' },
  '.cm-line.reader-blank': { lineHeight: 'var(--reader-blank, inherit)' },
  '.cm-line.reader-behind-blank': { paddingTop: 'var(--reader-gap, 0)' },
  '.cm-line.reader-indented': { textIndent: 'var(--reader-indent, 0)' },
  '.cm-line[data-passage]': { position: 'relative' },
  '.cm-line[data-passage]::before': {
    // What is drawn only for the eye is not read aloud in the middle of the words.
    content: 'attr(data-passage) / ""',
    display: 'var(--reader-numbers, none)',
    position: 'absolute',
    right: '100%',
    marginRight: '1.625rem',
    color: quiet,
    fontFamily: sans,
    fontSize: '0.6875rem',
    fontWeight: '400',
    fontVariantNumeric: 'tabular-nums',
    textIndent: '0',
    userSelect: 'none',
  },
  '.cm-line:has(.reader-page)': { position: 'relative' },
  '.reader-page::before': {
    content: 'attr(data-page) / ""',
    // Within the line, so that it stands beside that of its lines on which the page begins.
    display: 'var(--reader-pages, none)',
    position: 'absolute',
    right: '100%',
    marginRight: '3.75rem',
    color: quiet,
    fontFamily: sans,
    fontSize: '0.6875rem',
    fontStyle: 'italic',
    fontWeight: '400',
    fontVariantNumeric: 'tabular-nums',
    textIndent: '0',
    whiteSpace: 'nowrap',
    userSelect: 'none',
  },
  ...headings,
  ...items,
  '.cm-line.reader-quotation': {
    paddingInlineStart: '1.1em',
    marginInlineStart: '0.9em',
    borderInlineStart: `2px solid ${rule}`,
  },
  '.cm-line.reader-caption': { color: quiet, fontSize: '0.9em', lineHeight: '1.5' },
  '.cm-line.reader-preformatted': { fontFamily: mono, fontSize: '0.85em', lineHeight: '1.5' },
  '.cm-line.reader-row': {
    tabSize: '0',
    lineHeight: '1.45',
    paddingBlock: '0.12em',
    borderBottom: `1px solid ${rule}`,
  },
  '.reader-speaker': { fontWeight: '600' },
  '.reader-time': { color: quiet, fontVariantNumeric: 'tabular-nums' },
  '.reader-cell': {
    display: 'inline-block',
    boxSizing: 'border-box',
    maxWidth: '100%',
    paddingInlineEnd: '1em',
    verticalAlign: 'top',
    textIndent: '0',
  },
  '.reader-md-strong': { fontWeight: '700' },
  '.reader-md-emphasis': { fontStyle: 'italic' },
  '.reader-md-struck': { textDecoration: 'line-through' },
  '.reader-md-code': { fontFamily: mono, fontSize: '0.88em' },
  '.reader-md-link': { color: accent, textDecoration: 'underline', textDecorationThickness: '1px' },
  // Not the colour of a search match, which it may hold.
  '.reader-md-marked': { borderBottom: `2px solid ${accent}` },
  '.reader-md-sign, .reader-md-sign *': { color: quiet, fontWeight: '400', fontStyle: 'normal' },
  '.reader-md-underline': { color: rule, fontSize: '0.4em' },
  '.cm-line:has(> .reader-md-underline)': { lineHeight: '0.5', paddingBlock: '0', borderBottom: 'none' },
  '.reader-md-bullet, .reader-md-box': { color: quiet },
  '.reader-furniture': { color: quiet, fontSize: '0.9em' },
  '.reader-fold': { padding: '0.1em 2px 0.35em', fontFamily: sans, fontSize: '0.8125rem', lineHeight: '1.5' },
  '.reader-fold button': {
    font: 'inherit',
    color: quiet,
    background: 'none',
    border: 'none',
    borderBottom: `1px dotted ${quiet}`,
    minHeight: '24px',
    padding: '0 0.25rem',
    cursor: 'pointer',
  },
  '.reader-fold button::before': { content: '"▸ " / ""' },
  '.reader-fold button:hover': { color: ink },
  '.reader-fold button:focus-visible': { outline: `2px solid ${accent}`, outlineOffset: '1px' },
  // On a tint, quiet words would not have the contrast they need.
  '.reader-highlight .reader-furniture': { color: 'inherit' },
  '.reader-highlight': {
    color: ink,
    backgroundColor: tint(18, 16),
    textDecorationSkipInk: 'none',
    cursor: 'pointer',
  },
  '.reader-highlight:hover': { outline: '1px dashed var(--reader-colour)', outlineOffset: '-1px' },
  ...palette,
  ...lanes,
  '.reader-active': {
    backgroundColor: tint(34, 26),
    boxShadow: '0 -1.5px 0 var(--reader-colour)',
  },
  // No outlines here: a match that grows while it is typed may be drawn as two pieces.
  '.reader-match': { backgroundColor: match, boxShadow: `0 2px 0 ${accent}, 0 -2px 0 ${accent}` },
  '.reader-found': { backgroundColor: match },
  '.reader-current': { backgroundColor: accent, color: paper },
  '.reader-current *': { backgroundColor: 'transparent', color: 'inherit' },
  // The rectangles of its lines are opaque, so that their shadows together are one frame around all of them.
  '.reader-flashing': {
    filter: [
      [1.5, 0],
      [-1.5, 0],
      [0, 1.5],
      [0, -1.5],
    ]
      .map(([x, y]) => `drop-shadow(${x}px ${y}px 0 ${accent})`)
      .join(' '),
  },
  '.reader-flash': { background: `color-mix(in srgb, ${accent} 9%, ${paper})` },
  '.reader-extent': { background: `color-mix(in srgb, ${accent} 18%, transparent)` },
  '.reader-grip': { position: 'absolute', width: '2px', marginLeft: '-1px', background: accent, pointerEvents: 'none' },
  '.reader-knob': {
    position: 'absolute',
    left: '-4px',
    width: '10px',
    height: '10px',
    borderRadius: '50%',
    background: accent,
    boxShadow: `0 0 0 1.5px ${paper}`,
    cursor: 'ew-resize',
    pointerEvents: 'auto',
    touchAction: 'none',
    forcedColorAdjust: 'none',
  },
  '.reader-knob::after': { content: '""', position: 'absolute', inset: '-4px' },
  '.reader-knob:hover': { transform: 'scale(1.3)' },
  '.reader-grip-from > .reader-knob': { bottom: 'calc(100% - 1px)' },
  '.reader-grip-to > .reader-knob': { top: 'calc(100% - 1px)' },
  '.cm-specialChar': { color: quiet },
  '& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { background: selected },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { background: selected },
  // The layer lies under the words, where the tints of highlights would mix with it; over them, it is the same colour.
  '.cm-line .reader-highlight::selection, .cm-line .reader-highlight *::selection': {
    backgroundColor: `${selected} !important`,
  },
  '.cm-cursor': { borderLeft: `2px solid ${accent}`, marginLeft: '-1px' },

  '.reader-menu-place': { position: 'absolute', width: '1px', outline: 'none' },
  '.reader-margin': { position: 'absolute', top: '0', left: '0', width: '0', height: '0' },
  '.reader-stripe': {
    position: 'absolute',
    boxSizing: 'border-box',
    width: '5px',
    padding: '0',
    border: 'none',
    borderRadius: '2px',
    background: 'var(--reader-colour)',
    forcedColorAdjust: 'none',
    opacity: '0.75',
    cursor: 'pointer',
  },
  '.reader-stripe::after': { content: '""', position: 'absolute', inset: '-2px -3px' },
  '.reader-stripe:hover, .reader-stripe.reader-active': { opacity: '1', width: '7px', boxShadow: 'none' },
  '.reader-bracket': {
    position: 'absolute',
    boxSizing: 'border-box',
    width: '5px',
    color: quiet,
    borderInlineStart: '2px solid currentColor',
    borderBlock: '1px solid currentColor',
    cursor: 'pointer',
    opacity: '0.7',
  },
  '.reader-bracket::after': { content: '""', position: 'absolute', inset: '-2px -4px' },
  '.reader-bracket[data-line=double]': { borderInlineStartStyle: 'double', borderInlineStartWidth: '4px' },
  '.reader-bracket[data-line=dashed]': { borderInlineStartStyle: 'dashed' },
  '.reader-bracket[data-line=dotted]': { borderInlineStartStyle: 'dotted' },
  '.reader-bracket[data-line=dash-dot]': { borderImage: `${dashDot} 1` },
  '.reader-bracket:hover': { opacity: '1', color: accent },
  // In forms of their own, not only in colours.
  '.reader-only-here': {
    backgroundColor: `color-mix(in srgb, ${colourOf('blue')} 14%, transparent)`,
    boxShadow: `0 2px 0 ${colourOf('blue')}`,
  },
  '.reader-other-words': {
    backgroundColor: `color-mix(in srgb, ${colourOf('orange')} 16%, transparent)`,
    textDecoration: `underline wavy 1.5px ${colourOf('orange')}`,
    textUnderlineOffset: '0.2em',
    textDecorationSkipInk: 'none',
  },
  '.reader-name': {
    position: 'absolute',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
    fontFamily: sans,
    fontSize: '0.75rem',
    lineHeight: '1.125rem',
    color: `color-mix(in srgb, var(--reader-colour) 72%, ${ink})`,
    cursor: 'pointer',
    userSelect: 'none',
  },
  '.reader-name.reader-active': { fontWeight: '600', background: 'none', boxShadow: 'none' },

  '.cm-panels': { backgroundColor: paper, color: ink, fontFamily: sans, fontSize: '0.875rem' },
  '.cm-panels-top': { borderBottom: `1px solid ${rule}` },
  '.reader-find': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.5rem', padding: '0.5rem 0.75rem' },
  '.reader-find-text': {
    flex: '1 1 10rem',
    maxWidth: '22rem',
    minHeight: '28px',
    font: 'inherit',
    color: 'inherit',
    background: field,
    border: `1px solid ${quiet}`,
    borderRadius: '4px',
    padding: '0.125rem 0.5rem',
  },
  '.reader-find-count': { minWidth: '6em', color: quiet, fontVariantNumeric: 'tabular-nums' },
  '.reader-find label': { display: 'inline-flex', alignItems: 'center', gap: '0.3rem', minHeight: '24px' },
  '.reader-find input[type=checkbox]': { width: '1rem', height: '1rem', accentColor: accent, margin: '0' },
  '.reader-find button': {
    font: 'inherit',
    color: 'inherit',
    background: field,
    border: `1px solid ${rule}`,
    borderRadius: '4px',
    minWidth: '28px',
    minHeight: '28px',
    padding: '0.125rem 0.625rem',
    cursor: 'pointer',
  },
  '.reader-find button:hover': { borderColor: quiet },
  '.reader-find :focus-visible': { outline: `2px solid ${accent}`, outlineOffset: '1px' },
});
