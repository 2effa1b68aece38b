import type { Database } from '@sqlite.org/sqlite-wasm';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openSqlite, SqliteFault } from '../../src/core/container/sqlite.ts';
import { plainPage } from '../../src/core/exchange/databases/plain-page.ts';
import { readExchange } from '../../src/core/exchange/importers.ts';
import { must } from '../../src/core/model/result.ts';
import { noRecords, recordsOf, takeInExchange } from './exchange-refi-in.ts';
import { answerOf, databaseOf } from './sqlite-made.ts';

describe('the tables of an SQLite database', () => {
  test('are read as SQLite itself reads them: long rows, every number, many pages, other encodings', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'grapheme', maxLength: 30 }).map((words) => words.replaceAll('\0', '')),
      fc.constantFrom('Хлеб '.repeat(400), '橋'.repeat(9000)),
      fc.uint8Array({ maxLength: 900 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value), { maxLength: 60 }),
        fc.constantFrom(512, 1024, 4096, 65_536),
        fc.constantFrom('UTF-8', 'UTF-16le', 'UTF-16be'),
        (rows, size, encoding) => {
          const bytes = databaseOf((database) => {
            database.exec(`PRAGMA encoding = '${encoding}'`);
            database.exec('CREATE TABLE other (x)');
            database.exec(
              'CREATE TABLE "some rows" (id INTEGER NOT NULL, [a b] TEXT, "c,d" BLOB DEFAULT (1+(2)), CONSTRAINT pk PRIMARY KEY (id))',
            );
            for (const row of rows)
              database.exec({ sql: 'INSERT INTO "some rows" ([a b], "c,d") VALUES (?, ?)', bind: row });
            database.exec('ALTER TABLE "some rows" ADD COLUMN late TEXT');
          }, size);
          const read = [...openSqlite(bytes).rows('some rows')].map((row) => [
            row.get('id'),
            row.get('a b'),
            row.get('c,d'),
            row.get('late'),
          ]);
          expect(read).toEqual(answerOf(bytes, 'SELECT id, "a b", "c,d", late FROM "some rows"'));
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  }, 120_000);
});

describe('a table of an SQLite database', () => {
  test('is read by the columns that its rows have, whatever else is said where it was made', () => {
    const bytes = databaseOf((database) => {
      database.exec(`CREATE TABLE /* (old, */ "t (new)" (a INTEGER, -- one, two: it's
        b TEXT DEFAULT 'x, -- y', [c, d] TEXT, sum INT AS (a + 1), kept INT GENERATED ALWAYS AS (a + 2) STORED, e TEXT)`);
      database.exec(`INSERT INTO "t (new)" (a, b, [c, d], e) VALUES (1, 'хлеб', 'c', '橋')`);
    });
    const [row] = [...openSqlite(bytes).rows('t (new)')];
    expect([...row!]).toEqual([
      ['a', 1],
      ['b', 'хлеб'],
      ['c, d', 'c'],
      ['kept', 3],
      ['e', '橋'],
    ]);
  });

  test('holds the defaults of the columns that it got after its rows', () => {
    const types = [
      "TEXT DEFAULT 'дом ''а'''",
      'TEXT DEFAULT 0',
      "INTEGER DEFAULT '7'",
      'REAL DEFAULT -1.5',
      'DEFAULT 3',
    ];
    const more = ['INT NOT NULL DEFAULT TRUE', 'VARCHAR(20) DEFAULT 5', 'TEXT', "INTEGER DEFAULT ('x')"];
    const all = [...types, ...more];
    const bytes = databaseOf((database) => {
      database.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
      for (const [at, type] of all.entries()) database.exec(`ALTER TABLE t ADD COLUMN c${at} ${type}`);
      database.exec('INSERT INTO t (a, c0) VALUES (2, NULL)');
    });
    const read = [...openSqlite(bytes).rows('t')].map((row) => all.map((_, at) => row.get(`c${at}`)));
    expect(read).toEqual(answerOf(bytes, `SELECT ${all.map((_, at) => `c${at}`).join()} FROM t`));
  });

  test('that is kept without ids of its rows is not passed over in silence', () => {
    const bytes = databaseOf((database) => database.exec('CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID -- old'));
    expect(() => [...openSqlite(bytes).rows('t')]).toThrow(SqliteFault);
  });
});

const text = 'The 🙂 grain lay wet.\nПаром ушёл на рассвете.';
const place = (words: string) => {
  const from = [...text.slice(0, text.indexOf(words))].length;
  return [from, from + [...words].length] as const;
};

/** As QualCoder 3 makes one, by its own statements. */
function qualcoder(change: (database: Database) => void = () => undefined) {
  return databaseOf((database) => {
    const add = (sql: string, ...bind: (string | number | null)[]) => database.exec({ sql, bind });
    database.exec(`
      CREATE TABLE project (databaseversion text, date text, memo text,about text, bookmarkfile integer, bookmarkpos integer, codername text, recently_used_codes text);
      CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
      CREATE TABLE code_image (imid integer primary key,id integer,x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer);
      CREATE TABLE code_av (avid integer primary key,id integer,pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer);
      CREATE TABLE annotation (anid integer primary key, fid integer,pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner));
      CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
      CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name,attr_type,id));
      CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
      CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text,date text, constraint ucm unique(name));
      CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
      CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1, owner));
      CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,date text, color text, unique(name));
      CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));`);
    const date = '2024-01-15 10:00:00';
    add('INSERT INTO project VALUES (?,?,?,?,0,0,?,?)', 'v11', date, 'About bread.', 'QualCoder 3.6', 'Mila', '');
    add(
      'INSERT INTO source VALUES (1,?,?,null,?,?,?,null,null)',
      'letter.txt',
      text,
      'Found in a drawer.',
      'Mila',
      date,
    );
    add('INSERT INTO source VALUES (2,?,null,?,?,?,?,null,null)', 'ship.png', '/images/ship.png', '', 'Mila', date);
    add('INSERT INTO code_cat VALUES (2,?,?,?,?,1)', 'Rain', 'Mila', date, '');
    add('INSERT INTO code_cat VALUES (1,?,?,?,?,null)', 'Weather', 'Mila', date, 'All that falls.');
    add('INSERT INTO code_name VALUES (1,?,?,2,?,?,?)', 'Wet', 'Not dry.', 'Mila', date, '#FF0000');
    add('INSERT INTO code_name VALUES (2,?,?,null,?,?,?)', 'Ferry', '', 'Бо', date, '#0000FF');
    for (const [at, [cid, words, owner]] of (
      [
        [1, 'grain lay wet', 'Mila'],
        [2, 'Паром ушёл', 'Бо'],
        [1, 'Паром ушёл', 'Бо'],
      ] as const
    ).entries())
      add(
        'INSERT INTO code_text VALUES (?,?,1,?,?,?,?,?,?,null,null)',
        at + 1,
        cid,
        words,
        ...place(words),
        owner,
        date,
        at === 0 ? 'Why?' : '',
      );
    add('INSERT INTO annotation VALUES (1,1,?,?,?,?,?)', ...place('рассвете'), 'At dawn!', 'Mila', date);
    add('INSERT INTO attribute_type VALUES (?,?,?,?,?,?)', 'Year', date, 'Mila', '', 'file', 'numeric');
    add('INSERT INTO attribute_type VALUES (?,?,?,?,?,?)', 'Town', date, 'Mila', '', 'case', 'character');
    add('INSERT INTO attribute VALUES (1,?,?,?,1,?,?)', 'Year', 'file', '1942', date, 'Mila');
    add('INSERT INTO attribute VALUES (2,?,?,?,1,?,?)', 'Town', 'case', 'Riga', date, 'Mila');
    add('INSERT INTO cases VALUES (1,?,?,?,?)', 'Anna', 'A baker.', 'Mila', date);
    add('INSERT INTO cases VALUES (2,?,?,?,?)', 'Part', '', 'Mila', date);
    add('INSERT INTO case_text VALUES (1,1,1,0,?,?,?,?)', [...text].length, 'Mila', date, '');
    add('INSERT INTO case_text VALUES (2,2,1,0,5,?,?,?)', 'Mila', date, '');
    add('INSERT INTO journal VALUES (1,?,?,?,?)', 'Day 1', 'Read all.', date, 'Mila');
    add('INSERT INTO code_image VALUES (1,2,0,0,5,5,1,?,?,?,null,null)', '', date, 'Mila');
    change(database);
  });
}

describe('a project of QualCoder', () => {
  test.each([
    ['the database', () => qualcoder(), 'data.qda'],
    [
      'the folder as a ZIP',
      () => new Uint8Array(zipSync({ 'bread.qda/data.qda': qualcoder(), 'bread.qda/images/ship.png': strToU8('x') })),
      'bread.zip',
    ],
  ])('comes in from %s: texts, codes in categories, codings, memos, cases and attributes', async (_, bytes, name) => {
    const { diff, taken } = await takeInExchange(bytes(), name);
    const { annotations, documents, tags, notes, attributes } = recordsOf(diff);
    const nameOf = new Map(tags.map((tag) => [tag.id, tag.name]));
    expect(
      annotations.map((one) => [
        one.quotation.exact,
        one.tagIds.map((id) => nameOf.get(id)).join('+'),
        one.note,
        one.author,
        one.anchor.kind,
      ]),
    ).toEqual([
      ['grain lay wet', 'Wet', 'Why?', 'Mila', 'exact'],
      ['Паром ушёл', 'Ferry+Wet', '', 'Бо', 'exact'],
      ['рассвете', '', 'At dawn!', 'Mila', 'exact'],
    ]);
    expect(tags.map((tag) => [tag.name, nameOf.get(tag.parentId ?? '') ?? '', tag.description])).toEqual([
      ['Weather', '', 'All that falls.'],
      ['Rain', 'Weather', ''],
      ['Wet', 'Rain', 'Not dry.'],
      ['Ferry', '', ''],
    ]);
    expect(notes.map(({ title, body, about }) => [title, body, about.kind])).toEqual([
      ['Project memo', 'About bread.', 'project'],
      ['Memo', 'Found in a drawer.', 'document'],
      ['Anna', 'A baker.', 'project'],
      ['Day 1', 'Read all.', 'project'],
    ]);
    const values = documents.flatMap((one) =>
      attributes.map((column) => [column.name, one.attributes[column.id]?.value]),
    );
    expect(values).toEqual([
      ['Year', '1942'],
      ['Town', 'Riga'],
      ['Case', 'Anna'],
    ]);
    expect(taken).toMatchObject({ maker: 'QualCoder', documents: 1, unread: ['ship.png'], lost: 0, unsure: 0 });
    expect(taken.left).toMatchObject({ cases: 1, selections: 1, 'out-of-reach': 1, log: 0 });
    const known = noRecords({ annotations, documents, tags, notes, attributes });
    expect((await takeInExchange(bytes(), name, known)).diff).toEqual({});
  });

  test('holds what every case says of a file, and counts the numbers of which there is room for one', async () => {
    const bytes = qualcoder((database) => {
      database.exec("INSERT INTO cases (caseid, name) VALUES (77, 'Бо')");
      database.exec('INSERT INTO case_text (caseid, fid, pos0, pos1) VALUES (77, 1, 0, 0)');
      database.exec(
        "INSERT INTO attribute (name, attr_type, value, id) VALUES ('Town','case','Рига',77),('Year','case','1950',77)",
      );
    });
    const { diff, taken } = await takeInExchange(bytes, 'data.qda');
    const { attributes, documents } = recordsOf(diff);
    const values = attributes.map((column) => [column.name, documents[0]!.attributes[column.id]?.value]);
    expect(values).toEqual([
      ['Year', '1942'],
      ['Town', 'Riga; Рига'],
      ['Case', 'Anna; Бо'],
    ]);
    expect(taken.left.cases).toBe(2);
  });

  test('with categories in a circle comes in all the same', async () => {
    const bytes = qualcoder((database) => database.exec('UPDATE code_cat SET supercatid = 2 WHERE catid = 1'));
    const { diff } = await takeInExchange(bytes, 'data.qda');
    expect(recordsOf(diff).tags.map(({ name }) => name)).toContain('Wet');
  });
});

/** As Taguette 1.4 makes one. */
function taguette(): Uint8Array<ArrayBuffer> {
  const html =
    '<h1>Bread &amp; rain</h1>\n<p>The 🙂 grain\nlay <b>wet</b>.</p><p>Паром ушёл.</p>\n<ul><li>one</li><li>two</li></ul>';
  const shown = 'Bread & rain\nThe 🙂 grain\nlay wet.Паром ушёл.\nonetwo';
  const bytesOf = (words: string) => new TextEncoder().encode(words).length;
  return databaseOf((database) => {
    const add = (sql: string, ...bind: (string | number | null)[]) => database.exec({ sql, bind });
    database.exec(`
      CREATE TABLE users (login VARCHAR(30) NOT NULL, created DATETIME NOT NULL, hashed_password VARCHAR(192), CONSTRAINT pk_users PRIMARY KEY (login));
      CREATE TABLE projects (id INTEGER NOT NULL CONSTRAINT pk_projects PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL);
      CREATE TABLE documents (id INTEGER NOT NULL CONSTRAINT pk_documents PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL, CONSTRAINT fk FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE);
      CREATE TABLE commands (id INTEGER NOT NULL CONSTRAINT pk_commands PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
      CREATE TABLE highlights (id INTEGER NOT NULL CONSTRAINT pk_highlights PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
      CREATE TABLE tags (id INTEGER NOT NULL CONSTRAINT pk_tags PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL, CONSTRAINT uq UNIQUE (project_id, path));
      CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, CONSTRAINT pk PRIMARY KEY (highlight_id, tag_id));`);
    const date = '2025-06-30 14:03:00.123456';
    add('INSERT INTO users VALUES (?,?,?)', 'mila', date, 'secret');
    add('INSERT INTO projects VALUES (1,?,?,?)', 'Bread', 'About bread.', date);
    add(
      'INSERT INTO documents VALUES (1,?,?,?,?,1,?,?)',
      'letter',
      'From a drawer.',
      'letter.html',
      date,
      'LEFT_TO_RIGHT',
      html,
    );
    add('INSERT INTO tags VALUES (1,1,?,?)', 'weather.wet', 'Not dry.');
    add('INSERT INTO tags VALUES (2,1,?,?)', 'ferry', '');
    const marks = ['🙂 grain\nlay wet', 'Паром ушёл', 'two', 'Bread & rain'];
    for (const [at, words] of marks.entries()) {
      const from = bytesOf(shown.slice(0, shown.indexOf(words)));
      add(
        'INSERT INTO highlights VALUES (?,1,?,?,?)',
        at + 1,
        from,
        from + bytesOf(words),
        `<p>${words.replace('&', '&amp;')}</p>`,
      );
      const payload = JSON.stringify({ type: 'highlight_add', highlight_id: at + 1, tags: [1] });
      add(
        'INSERT INTO commands (date, user_login, project_id, document_id, payload) VALUES (?,?,1,1,?)',
        date,
        'mila',
        payload,
      );
    }
    database.exec('INSERT INTO highlight_tags VALUES (1,1),(1,2),(2,2)');
  });
}

describe('a database of Taguette', () => {
  test('comes in: pages as plain text, highlights at their bytes, tags and who made them', async () => {
    const { diff, taken } = await takeInExchange(taguette(), 'bread.sqlite3');
    const { annotations, documents, tags, notes } = recordsOf(diff);
    const nameOf = new Map(tags.map((tag) => [tag.id, tag.name]));
    expect(documents.map(({ title }) => title.value)).toEqual(['letter']);
    expect(
      annotations.map((one) => [
        one.quotation.exact,
        one.tagIds.map((id) => nameOf.get(id)).join('+'),
        one.author,
        one.anchor.kind,
        one.created,
      ]),
    ).toEqual(
      [
        ['🙂 grain lay wet', 'weather.wet+ferry'],
        ['Паром ушёл', 'ferry'],
        ['two', ''],
        ['Bread & rain', ''],
      ].map(([words, own]) => [words, own, 'mila', 'exact', '2025-06-30T14:03:00.123Z']),
    );
    expect(notes.map(({ body, about }) => [body, about.kind])).toEqual([
      ['About bread.', 'project'],
      ['From a drawer.', 'document'],
    ]);
    expect(taken).toMatchObject({ maker: 'Taguette', lost: 0, unsure: 0, annotations: 4, tags: 2 });
    expect(JSON.stringify(diff)).not.toContain('secret');
    const known = noRecords({ annotations, documents, tags, notes });
    expect((await takeInExchange(taguette(), 'bread.sqlite3', known)).diff).toEqual({});
  });

  test('has pages whose paragraphs stay apart and whose blanks are one', () => {
    const { words } = plainPage(
      '<div><p>One\n  two</p> <p>three<br>four&nbsp;&#x263a; &lt;b> 5 < 6 <!-- no --></p><pre>a\n  b</pre></div>',
      [],
    );
    expect(words).toBe('One two\n\nthree\nfour\u00a0☺ <b> 5 < 6\n\na\n  b');
  });
});

describe('hostile databases', () => {
  test('are read or refused, 10,000 of them, without end or crash', () => {
    const seeds = [taguette(), qualcoder()];
    const names = ['a.sqlite3', 'a.qda'];
    fc.assert(
      fc.property(
        fc.nat(1),
        fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(0, 1, 2, 5, 13, 127, 128, 255), fc.nat(255))), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.option(fc.nat()),
        fc.boolean(),
        (which, changes, cut, inHeads) => {
          const seed = seeds[which]!;
          const bytes = seed.slice(0, cut === null ? seed.length : cut % seed.length);
          // Half of them where pages and rows say how they are laid out.
          for (const [at, byte] of changes) bytes[inHeads ? (at % 64) * 4096 + (at % 120) : at % seed.length] = byte;
          const read = readExchange(bytes, names[which]!);
          if (!read.ok) expect(read.error.code).toBe('not-exchange');
        },
      ),
      { numRuns: 10_000, endOnFailure: true },
    );
  }, 300_000);

  test('whose pages go in a circle, or that claim rows larger than they are, end in a fault', () => {
    const bytes = databaseOf((database) => {
      database.exec('CREATE TABLE t (a TEXT)');
      for (let at = 0; at < 400; at++) database.exec({ sql: 'INSERT INTO t VALUES (?)', bind: ['x'.repeat(200)] });
    }, 512);
    const root = must({
      ok: true,
      value: answerOf(bytes, "SELECT rootpage FROM sqlite_schema WHERE name = 't'")[0] as [number],
    })[0];
    const view = new DataView(bytes.buffer);
    view.setUint32((root - 1) * 512 + 8, root);
    expect(() => [...openSqlite(bytes).rows('t')]).toThrow(SqliteFault);
    const bomb = zipSync({ 'data.qda': new Uint8Array(40 * 1024 * 1024) }, { level: 9 });
    expect(readExchange(bomb, 'a.qda')).toMatchObject({ ok: false, error: { code: 'not-exchange' } });
    expect(readExchange(strToU8('SQLite format 3\0'), 'a.qda')).toMatchObject({ error: { code: 'not-exchange' } });
    const large = databaseOf((database) => database.exec('CREATE TABLE source (id INTEGER)'), 4096);
    expect(readExchange(large.slice(0, 700), 'a.qda')).toMatchObject({ error: { detail: 'damaged' } });
  });
});
