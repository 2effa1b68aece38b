import { describe, expect, test } from 'vitest';
import { exportLookOf, noExportLook } from '../../src/renderer/session/export-look.ts';

describe('how exports were made', () => {
  test('is read as it was stored', () => {
    const look = {
      format: 'odt',
      options: { odt: { arrange: 'tag', references: 'footnotes', texts: 'quotations' } },
      names: 'Глеб = Лицо 1',
    } as const;
    expect(exportLookOf(JSON.parse(JSON.stringify(look)))).toEqual(look);
  });

  test('is the usual where nothing that can be read was stored', () => {
    for (const stored of [null, undefined, 7, 'odt', [], { format: 3, options: 'all', names: [] }]) {
      expect(exportLookOf(stored)).toEqual(noExportLook);
    }
    expect(exportLookOf({ format: 'docx', options: { docx: null, csv: { arrange: 'year' } } })).toEqual({
      ...noExportLook,
      format: 'docx',
      options: {
        docx: { arrange: 'document', references: 'text', texts: 'whole' },
        csv: { arrange: 'document', references: 'text', texts: 'whole' },
      },
    });
  });
});
