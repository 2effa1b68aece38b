/** The middle of the numbers; NaN if there are none. */
function median(numbers) {
  return share(numbers, 0.5);
}

/** The number below which this share of them lies. */
export function share(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/**
 * Collects rows and prints each table as soon as it is full. A row is what was measured, the median and the worst of
 * its runs, their unit, and the goal where there is one.
 */
export class Report {
  tables = [];

  constructor(quiet) {
    this.quiet = quiet;
  }

  say(line) {
    if (!this.quiet) console.log(line);
  }

  table(title, rows) {
    const table = {
      title,
      rows: rows.map(({ what, values, unit, goal = null, worst = Math.max }) => ({
        what,
        median: rounded(median(values)),
        worst: rounded(worst(...values)),
        runs: values.length,
        unit,
        goal,
      })),
    };
    this.tables.push(table);
    if (this.quiet) return;
    const cells = [
      ['', 'median', 'worst', '', 'runs', 'goal'],
      ...table.rows.map((row) => [
        row.what,
        row.median.toLocaleString('en'),
        row.runs > 1 ? row.worst.toLocaleString('en') : '',
        row.unit,
        String(row.runs),
        row.goal ?? '',
      ]),
    ];
    const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
    const right = [1, 2, 4];
    console.log(`\n${title}`);
    for (const row of cells) {
      const padded = row.map((cell, at) => (right.includes(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at])));
      console.log(`  ${padded.join('  ')}`.trimEnd());
    }
  }
}

function rounded(value) {
  if (Number.isNaN(value)) return 0;
  return value < 10 ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10;
}
