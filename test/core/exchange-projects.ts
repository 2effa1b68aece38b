import fc from 'fast-check';
import { verbs } from '../../src/core/model/change.ts';
import type { Change } from '../../src/core/model/change.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { added, removed, sequence } from '../../src/core/model/diff.ts';
import type {
  Annotation,
  Document,
  FileOutcome,
  Party,
  ReadingRule,
  Records,
  RuledOn,
  Ruling,
  Table,
} from '../../src/core/model/records.ts';
import {
  articleRules,
  builtInAttributes,
  cellStates,
  colours,
  columnUses,
  endKinds,
} from '../../src/core/model/records.ts';
import type { ProjectContent } from '../../src/core/exchange/project-file.ts';
import type { StoredText } from '../../src/core/exchange/text-entries.ts';

// Whole projects as fast-check makes them up: strings in many scripts, with emoji, marks of direction, NULs and lone
// surrogates, and references that mostly, but not always, lead somewhere.

const pieces = [
  'The bridge gave way at dawn.',
  'Мост рухнул на рассвете.',
  'انهار الجسر عند الفجر.',
  '橋は夜明けに崩れた。',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'e\u0301\u0327',
  '\u202eright to left\u202c',
  '\0',
  '\ud800',
  '\udfff',
  '\ufeff',
  '\ufffd',
  '\u2028',
  '\n\n',
  '"; DROP TABLE tags; --',
  '<script>alert(1)</script>',
  '=SUM(A1:A9)',
  '__proto__',
  '\\',
  '../..',
];

export const strings = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((list) => list.join(' ')),
);

const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const letters = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'),
  minLength: 20,
  maxLength: 20,
});
const count = fc.nat({ max: 2 ** 40 });

function optional<T extends object, K extends string, V>(base: fc.Arbitrary<T>, key: K, value: fc.Arbitrary<V>) {
  return fc
    .tuple(base, fc.option(value, { nil: undefined }))
    .map(
      ([record, extra]) =>
        (extra === undefined ? record : { ...record, [key]: extra }) as T & { readonly [P in K]?: V },
    );
}

const guess = optional(
  fc.record({
    value: strings,
    origin: fc.oneof(
      fc.record({ kind: fc.constant('text' as const), from: count, to: count }),
      fc.record({ kind: fc.constant('file' as const), field: strings }),
      fc.constantFrom({ kind: 'path' as const }, { kind: 'person' as const }, { kind: 'program' as const }),
    ),
  }),
  'doubt',
  fc.constantFrom('ambiguous-date' as const, 'several' as const, 'weak' as const),
);

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

const versionOf = (textId: string) =>
  optional(
    fc.record({
      number: fc.integer({ min: 1, max: 9 }),
      textId: fc.constant(textId),
      bytes: count,
      length: count,
      byteHash: strings,
      textHash: strings,
      encoding: fc.record({
        label: fc.constantFrom('utf-8', 'windows-1251', 'koi8-r', 'shift_jis'),
        by: fc.constantFrom(...(['mark', 'valid-utf-8', 'declared', 'detected', 'person'] as const)),
        confidence: share,
        replacements: count,
      }),
      passages: count,
      imported: time,
    }),
    'decoder',
    fc.constant('html-2'),
  );

const blockKinds = ['paragraph', 'heading', 'item', 'row', 'quotation', 'caption', 'preformatted'] as const;

/** A layout in which the text is one block or two, and what its file says. */
const besideText = (text: string) =>
  fc.record({
    layout: fc.record({
      blocks: fc
        .constantFrom(...blockKinds)
        .map((kind) => [
          { from: 0, kind, level: 1 },
          ...(text.length > 1 ? [{ from: 1, kind, furniture: true as const }] : []),
        ]),
    }),
    found: fc.record({
      title: fc.option(guess),
      attributes: fc.dictionary(fc.constantFrom('date', 'url'), guess),
      language: fc.option(fc.constantFrom('en', 'ar')),
    }),
  });

const ids = fc.uniqueArray(letters, { minLength: 24, maxLength: 24 });

/** A project with a few of everything. */
export const projects: fc.Arbitrary<ProjectContent & { readonly texts: readonly StoredText[] }> = ids.chain((id) => {
  const some = <T>(from: number, make: (id: string) => fc.Arbitrary<T>) =>
    fc.nat({ max: 3 }).chain((many) => fc.tuple(...id.slice(from, from + many).map(make)) as fc.Arbitrary<T[]>);
  const documentId = fc.constantFrom(id[0]!, id[1]!, 'gone');
  const tagId = fc.constantFrom(...id.slice(8, 11));
  const document = (own: string): fc.Arbitrary<Document> =>
    fc.record({
      id: fc.constant(own),
      title: guess,
      importId: fc.constant(id[4]!),
      path: strings,
      attributes: fc.dictionary(fc.constantFrom('date', 'outlet', 'author', 'place', 'url'), guess),
      language: fc.option(fc.constantFrom('en', 'ru', 'ar-EG')),
      versions: fc.array(fc.constantFrom(...id.slice(20)).chain(versionOf), { minLength: 1, maxLength: 3 }),
    });
  const annotation = (own: string): fc.Arbitrary<Annotation> =>
    optional(
      fc.record({
        id: fc.constant(own),
        documentId,
        version: fc.integer({ min: 1, max: 3 }),
        from: fc.nat({ max: 50 }),
        to: fc.integer({ min: 50, max: 100 }),
        quotation: fc.record({ exact: strings, prefix: strings, suffix: strings }),
        tagIds: fc.uniqueArray(tagId, { maxLength: 3 }),
        note: strings,
        author: strings,
        created: time,
        changed: time,
        anchor: fc.oneof(
          fc.constantFrom({ kind: 'exact' as const }, { kind: 'moved' as const }, { kind: 'lost' as const }),
          fc.record({ kind: fc.constant('approximate' as const), score: share }),
        ),
      }),
      'taggedBy',
      fc.dictionary(tagId, fc.record({ author: strings, time })),
    );
  const outcome: fc.Arbitrary<FileOutcome> = fc
    .tuple(
      fc.record({ path: strings, bytes: count }),
      fc.oneof(
        optional(
          optional(fc.record({ kind: fc.constant('imported' as const), documentId }), 'unlike', documentId),
          'like',
          documentId,
        ),
        fc.record({
          kind: fc.constant('duplicate' as const),
          documentId,
          version: versionOf(id[20]!),
          kept: fc.option(documentId),
        }),
        optional(
          fc.record({ kind: fc.constant('new-version' as const), documentId, version: fc.integer({ min: 2, max: 9 }) }),
          'guessed',
          fc.constant(true as const),
        ),
        optional(fc.record({ kind: fc.constant('unchanged' as const), documentId }), 'from', strings),
        fc.record({
          kind: fc.constant('skipped' as const),
          reason: fc.constantFrom(...(['not-text', 'empty', 'too-large', 'unknown-format'] as const)),
        }),
        fc.record({
          kind: fc.constant('failed' as const),
          reason: fc.constantFrom(
            ...(['unreadable', 'no-permission', 'vanished', 'link-loop', 'path', 'not-stored'] as const),
          ),
          detail: strings,
        }),
      ),
    )
    .map(([file, rest]) => ({ ...file, ...rest }));

  const made = { author: strings, created: time, changed: time };
  const subjects = fc.array(
    fc.record({
      documentId,
      version: fc.integer({ min: 1, max: 3 }),
      from: fc.nat({ max: 50 }),
      to: fc.integer({ min: 50, max: 100 }),
      quotation: fc.record({ exact: strings, prefix: strings, suffix: strings }),
    }),
    { maxLength: 2 },
  );
  const party: fc.Arbitrary<Party> = fc.oneof(
    fc.record({ kind: fc.constant('document' as const), id: documentId }),
    fc.record({ kind: fc.constant('origin' as const), id: fc.constantFrom(...id.slice(3, 5)) }),
    fc.record({ kind: fc.constant('outlet' as const), name: strings }),
  );
  const parties = fc.array(party, { maxLength: 2 });
  const rule = fc.option(fc.record({ id: strings, version: strings }));
  const end = fc.record({ kind: fc.constantFrom(...endKinds), id: fc.constantFrom(...id) });
  const claimId = fc.constantFrom(...id.slice(14, 16));
  const is = fc.constantFrom('is' as const, 'is-not' as const);
  const decision: fc.Arbitrary<RuledOn> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('row' as const, 'family' as const),
      value: fc.constantFrom('together' as const, 'apart' as const),
      against: subjects,
    }),
    fc.record({
      kind: fc.constant('conflict' as const),
      about: fc.constantFrom('numbers' as const, 'dates' as const, 'names' as const, 'other' as const),
      value: fc.constantFrom(
        ...(['same-fact', 'real-conflict', 'later-correction', 'other-scope', 'not-comparable'] as const),
      ),
    }),
    fc.record({
      kind: fc.constant('wording' as const),
      value: fc.constantFrom(...(['quotation', 'caption', 'boilerplate', 'heading', 'narrative', 'formula'] as const)),
    }),
    fc.record({
      kind: fc.constant('quotation' as const),
      value: is,
      form: fc.constantFrom('direct' as const, 'indirect' as const),
      speaker: fc.option(strings),
      verb: fc.option(strings),
    }),
    fc.record({ kind: fc.constant('chain' as const), value: is, via: fc.array(strings, { maxLength: 2 }) }),
    fc.record({
      kind: fc.constant('direction' as const),
      value: fc.constantFrom('from-to' as const, 'none' as const),
      from: party,
      to: party,
    }),
    fc.record({
      kind: fc.constant('witness' as const),
      value: fc.constantFrom('joined' as const, 'apart' as const),
      claimId: fc.option(claimId),
      parties,
    }),
    fc.record({
      kind: fc.constant('event' as const),
      value: fc.constantFrom('together' as const, 'apart' as const),
      parties,
    }),
    fc.record({
      kind: fc.constant('name' as const),
      value: fc.constantFrom('same' as const, 'different' as const),
      names: fc.array(strings, { maxLength: 2 }),
    }),
    fc.record({ kind: fc.constantFrom('number' as const, 'date' as const), value: is, reading: strings }),
    fc.record({ kind: fc.constant('furniture' as const), value: is }),
  );
  const ruling = (own: string): fc.Arbitrary<Ruling> =>
    fc
      .tuple(fc.record({ id: fc.constant(own), subjects, rule, note: strings, ...made }), decision)
      .map(([ruled, what]) => ({ ...ruled, ...what }));

  const readingRule: fc.Arbitrary<ReadingRule> = fc.oneof(
    fc.constant({ kind: 'whole' as const }),
    fc.record({
      kind: fc.constant('table' as const),
      as: fc.constantFrom('documents' as const, 'table' as const),
      delimiter: fc.option(fc.constantFrom(',', ';', '\t')),
      heading: fc.boolean(),
      sheets: fc.array(strings, { maxLength: 2 }),
      columns: fc.array(
        optional(
          fc.record({ name: strings, as: fc.constantFrom(...columnUses) }),
          'attribute',
          fc.constantFrom('date', 'pages', 'gone'),
        ),
        { maxLength: 3 },
      ),
    }),
    optional(
      optional(
        fc.record({ kind: fc.constant('articles' as const), rule: fc.constantFrom(...articleRules) }),
        'pattern',
        strings,
      ),
      'borders',
      fc.array(fc.record({ part: strings, at: count }), { maxLength: 2 }),
    ),
  );

  const records = fc.record<{ [T in Table]: readonly Records[T][] }>({
    project: fc
      .record({ id: fc.constant(id[23]!), name: strings, author: strings, created: time })
      .map((project) => [project]),
    documents: some(0, document),
    imports: some(4, (own) =>
      fc.record({
        id: fc.constant(own),
        name: strings,
        source: fc.constantFrom('folder' as const, 'files' as const, 'sample' as const),
        started: time,
        finished: fc.option(time),
        state: fc.constantFrom('running' as const, 'done' as const, 'cancelled' as const, 'failed' as const),
      }),
    ),
    outcomes: some(6, (own) =>
      fc.record({ id: fc.constant(own), importId: fc.constant(id[4]!), files: fc.array(outcome, { maxLength: 4 }) }),
    ),
    annotations: some(12, annotation),
    tags: some(8, (own) =>
      optional(
        optional(
          optional(
            optional(
              fc.record({
                id: fc.constant(own),
                name: strings,
                parentId: fc.option(tagId),
                colour: fc.constantFrom(...colours),
                description: strings,
                order: fc.integer(),
              }),
              'merged',
              fc.uniqueArray(letters, { maxLength: 2 }),
            ),
            'when',
            strings,
          ),
          'whenNot',
          strings,
        ),
        'example',
        fc.constantFrom(...id.slice(12, 16)),
      ),
    ),
    notes: some(16, (own) =>
      fc.record({
        id: fc.constant(own),
        title: strings,
        body: strings,
        about: fc.oneof(
          fc.constant({ kind: 'project' as const }),
          fc.record({
            kind: fc.constantFrom('document' as const, 'tag' as const, 'annotation' as const),
            id: fc.constantFrom(...id),
          }),
        ),
        author: strings,
        created: time,
        changed: time,
      }),
    ),
    attributes: fc.constant([
      ...builtInAttributes,
      { id: 'pages', name: 'Seiten', type: 'number' as const, choices: [], order: 5 },
      { id: 'tone', name: 'тон', type: 'choice' as const, choices: ['тихо', '大声'], order: 6 },
      { id: 'heard', name: 'שמעו', type: 'yes-no' as const, choices: [], order: 7 },
    ]),
    searches: some(19, (own) =>
      fc.record({ id: fc.constant(own), name: strings, query: strings, anyWord: fc.boolean(), order: fc.integer() }),
    ),
    eventSets: some(2, (own) =>
      fc.record({
        id: fc.constant(own),
        name: strings,
        documentIds: fc.uniqueArray(documentId, { maxLength: 3 }),
        base: fc.option(documentId),
        note: strings,
        ...made,
      }),
    ),
    claims: some(14, (own) =>
      fc.record({
        id: fc.constant(own),
        wording: strings,
        note: strings,
        eventSetId: fc.option(fc.constantFrom(...id.slice(2, 4))),
        madeFrom: fc.record({
          kind: fc.constantFrom(
            ...(['hand', 'row', 'cell', 'quotations', 'numbers', 'dates', 'names', 'tag', 'search'] as const),
          ),
          name: strings,
        }),
        when: fc.option(strings),
        order: fc.integer(),
        ...made,
      }),
    ),
    cells: some(5, (own) =>
      fc.record({
        id: fc.constant(own),
        claimId,
        column: party,
        state: fc.constantFrom(...cellStates),
        passages: subjects,
        when: fc.option(strings),
        proof: fc.option(
          fc.record({
            searches: fc.array(fc.record({ query: strings, anyWord: fc.boolean(), found: count }), { maxLength: 2 }),
            searched: count,
            date: time,
          }),
        ),
        rule,
        note: strings,
        ...made,
      }),
    ),
    rulings: some(10, ruling),
    aliases: some(7, (own) =>
      fc.record({ id: fc.constant(own), name: strings, of: strings, author: strings, created: time }),
    ),
    origins: some(3, (own) =>
      fc.record({ id: fc.constant(own), name: strings, date: fc.option(strings), note: strings, ...made }),
    ),
    relations: some(17, (own) => fc.record({ id: fc.constant(own), name: strings, reverse: strings })),
    links: some(13, (own) =>
      fc.record({
        id: fc.constant(own),
        from: end,
        to: end,
        relationId: fc.option(fc.constantFrom(...id.slice(17, 20))),
        note: strings,
        ...made,
      }),
    ),
    people: some(11, (own) =>
      fc.record({
        id: fc.constant(own),
        name: strings,
        colour: fc.constantFrom(...colours),
        signatures: fc.array(strings, { maxLength: 2 }),
      }),
    ),
    merges: some(21, (own) =>
      fc.record({
        id: fc.constant(own),
        name: strings,
        projectId: fc.constantFrom(...id),
        changeId: fc.option(fc.constantFrom(...id)),
        print: strings,
        author: strings,
        created: time,
      }),
    ),
    questions: some(18, (own) =>
      fc.record({
        id: fc.constant(own),
        mergeId: fc.constantFrom(...id.slice(21, 24)),
        table: fc.constantFrom('tags' as const, 'documents' as const),
        recordId: fc.constantFrom(...id),
        fields: fc.array(strings, { maxLength: 2 }),
        theirs: fc.oneof(
          fc.constant({}),
          annotation(id[12]!).map((one) => ({ annotations: [one] })),
          document(id[0]!).map((one) => ({ documents: [one] })),
        ),
      }),
    ),
    readings: some(1, (own) =>
      fc.record({
        id: fc.constant(own),
        importId: fc.constant(id[4]!),
        path: strings,
        format: fc.constantFrom('csv', 'xlsx', 'plain-text'),
        shape: strings,
        textId: fc.constantFrom(...id.slice(20)),
        encoding: fc.option(fc.constantFrom('utf-8', 'koi8-r')),
        rule: readingRule,
        unread: fc.array(strings, { maxLength: 2 }),
        by: fc.constantFrom('program' as const, 'person' as const),
        ...made,
      }),
    ),
  });

  return fc
    .record({
      records,
      texts: some(20, (own) =>
        fc
          .record({
            id: fc.constant(own),
            bytes: fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
            text: strings,
          })
          .chain((text) => fc.tuple(fc.constant(text), fc.option(besideText(text.text), { nil: {} })))
          .map(([text, beside]) => ({ ...text, ...beside })),
      ),
      stamps: fc.array(
        fc.record({
          label: optional(
            optional(fc.record({ verb: fc.constantFrom(...verbs) }), 'names', fc.array(strings, { maxLength: 2 })),
            'count',
            fc.nat(),
          ),
          author: strings,
          time,
          state: fc.constantFrom('done' as const, 'undone' as const, 'abandoned' as const),
          unasked: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      program: strings,
    })
    .map(({ records: all, texts, stamps, program }) => ({
      program,
      records: all,
      changes: stamps.map(({ unasked, ...stamp }, at): Change => {
        const diff: Diff = sequence(
          added('annotations', ...all.annotations),
          added('documents', ...all.documents),
          at % 2 === 0 ? added('outcomes', ...all.outcomes) : removed('tags', ...all.tags),
        );
        return { id: `change${at}`, act: `act${at}`, ...stamp, ...(unasked && { unasked: true as const }), diff };
      }),
      texts,
      textCount: texts.length,
    }));
});
