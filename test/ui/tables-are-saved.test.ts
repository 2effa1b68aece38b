import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { SaveKind } from '../../src/renderer/session/saves.ts';
import { tablesOfPages } from '../../src/renderer/session/tables-shown.ts';

// Whoever draws a table says here how it is saved. A new one that says nothing fails.

const ui = path.resolve(import.meta.dirname, '../../src/renderer/ui');

/** The files that draw a table, with what saves it, or why nothing does. */
const drawn: Readonly<Record<string, SaveKind | { readonly not: string }>> = {
  'parts/SearchHelp.tsx': { not: 'help of the program, nothing of the project' },
  'parts/compare/SharedGrid.tsx': 'grid',
  'views/claims/ClaimGrid.tsx': 'claims',
  'views/codebook/CodebookTable.tsx': 'codebook',
  'views/document-table/PlanPreview.tsx': { not: 'a preview of what comes in, which is a file already' },
  'views/document-table/TableGrid.tsx': 'documents',
  'views/import-report/FileCells.tsx': 'report',
  'views/import-report/ReportField.tsx': 'report',
  'views/import-report/ReportTable.tsx': 'report',
  'views/lineage/LineageTable.tsx': 'lineage',
  'views/links/LinksView.tsx': 'links',
  'views/notes/NotesView.tsx': 'notes',
  'views/pair/PairMeasures.tsx': 'pair',
  'views/people/PeopleView.tsx': 'people',
  'views/quotations/QuotationsTable.tsx': 'quotations',
  'views/reading/TableChoice.tsx': { not: 'a preview of what comes in, which is a file already' },
  'views/search/Concordance.tsx': 'hits',
  'views/search/ResultChart.tsx': 'counts',
  'views/shared-wording/TimeChart.tsx': { not: 'a chart; its rows are the table beside it' },
  'views/shared-wording/TimeTable.tsx': 'families',
  'views/synopsis/SynopsisTable.tsx': 'synopsis',
  'views/timeline/TimelineTable.tsx': 'timeline',
};

/** Rows that are no table on the screen, and are saved all the same. */
const lists: readonly SaveKind[] = [
  ...(['families', 'conflicts', 'history', 'anchors', 'tag', 'passages', 'eventSets', 'names', 'questions'] as const),
];

const files = readdirSync(ui, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => file.split(path.sep).join('/'));
const sourceOf = (file: string) => readFileSync(path.join(ui, file), 'utf8');
/** What is saved by a button somewhere on the screen. */
const saved = new Set(
  files.flatMap((file) => [...sourceOf(file).matchAll(/<Save\w+\s+kind="(\w+)"/gu)].map(([, kind]) => kind!)),
);

test('every table on the screen is known here, with how it is saved', () => {
  const tables = files.filter((file) => /<table\b|role="(?:grid|table|treegrid)"/u.test(sourceOf(file)));
  expect(tables.sort()).toEqual(Object.keys(drawn).sort());
});

test('every table and list that is saved has its button, and its page is known to the palette', () => {
  const kinds = [...Object.values(drawn).filter((one): one is SaveKind => typeof one === 'string'), ...lists];
  expect(kinds.filter((kind) => !saved.has(kind))).toEqual([]);
  const ofPages = Object.values(tablesOfPages).flat();
  // The import report is a dialog.
  expect([...saved].filter((kind) => kind !== 'report' && !ofPages.some((one) => one === kind))).toEqual([]);
  expect(ofPages.filter((kind) => !saved.has(kind))).toEqual([]);
});
