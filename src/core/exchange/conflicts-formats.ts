import { dateCell } from './comma-separated.ts';
import type { ConflictsTable, ConflictsTableSaying } from './conflicts-table.ts';
import { htmlPage, plainHtml as plain } from './plain-html.ts';
import { sourceInWords } from './quoted-source.ts';
import type { SavedTable } from './saved-table.ts';
import { tableFormats } from './table-format.ts';

/** Every format of possible conflicts, in the order in which they are offered. */
export const conflictsFormats = tableFormats(conflictsToHtml, conflictsSheet);

/** A row for each saying; those of one conflict have its number. */
function conflictsSheet({ title, about, conflicts }: ConflictsTable): SavedTable {
  const header = [
    'conflict',
    'kind',
    'judgement',
    'why',
    'document',
    'outlet',
    'date',
    'value',
    'read as',
    'sentence',
    'ruling',
    'decided by',
    'note',
    'version',
    'passage',
  ];
  return {
    title,
    about,
    header,
    rows: conflicts.flatMap(({ number, kind, judgement, why, ruling, by, note, sayings }) =>
      sayings.map(({ name, source, before, value, behind, read }) => {
        const sentence = (before + value + behind).replace(/\s+/gu, ' ').trim();
        const { outlet, date, version, passage } = source;
        const facts = [number, kind, judgement, why, name, outlet, dateCell(date)];
        return [...facts, value, read, sentence, ruling, by, note, version, passage];
      }),
    ),
  };
}

const style = `
  body { margin: 2rem; font: 10pt/1.45 serif; color: #000; background: #fff; }
  section { margin: 0 0 1.5em; break-inside: avoid; }
  h2 { margin: 0; font-size: 11pt; }
  p { margin: .2em 0; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: .3em .6em; border: 1px solid #888; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  th { width: 14em; font-weight: normal; }
  mark { color: inherit; background: none; font-weight: bold; text-decoration: underline; }
`;

/** A page that is read in any browser, printed, or opened by a word processor. */
function conflictsToHtml({ title, how, conflicts }: ConflictsTable): string {
  const sections = conflicts.map(({ number, kind, judgement, why, ruling, by, note, sayings }) => {
    const decided = [
      ['Ruling', [ruling, by].filter((one) => one !== '').join(', ')],
      ['Note', note],
    ].flatMap(([label, words = '']) => (words === '' ? [] : `<p dir="auto"><b>${label}:</b> ${plain(words)}</p>`));
    return `<section>
<h2>${number}. ${plain(kind)}: ${plain(judgement)}</h2>
<p>${plain(why)}</p>
${decided.join('')}<table>${sayings.map(rowOf).join('\n')}</table>
</section>`;
  });
  return htmlPage({ title, how }, style, `${sections.join('\n')}`);
}

function rowOf({ name, source, language, before, value, behind, read }: ConflictsTableSaying): string {
  const facts = [sourceInWords(source), read].filter((one) => one !== '').join(' · ');
  const of = language === null ? '' : ` lang="${plain(language)}"`;
  const said = `${plain(before)}<mark>${plain(value)}</mark>${plain(behind)}`;
  return `<tr><th scope="row" dir="auto">${plain(name)}<br>${plain(facts)}</th><td${of} dir="auto">${said}</td></tr>`;
}
