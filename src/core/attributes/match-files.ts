import type { Id } from '../model/id.ts';
import { foldWord } from '../text/fold.ts';
import { withoutEnding } from '../text/without-ending.ts';

/** A document by what a table may call it. `path` is as the library shows it, with the imported folder before it. */
export interface NamedDocument {
  readonly id: Id;
  readonly path: string;
  readonly title: string;
}

/**
 * The documents that a name means: one, none, or several that cannot be told apart. `whole`: the name has the ending of the
 * file or all of its path, so that it is hardly a file's by chance, as a count such as `1` would be.
 */
export type Match =
  { readonly kind: 'one'; readonly id: Id; readonly whole: boolean } | { readonly kind: 'none' | 'several' };

/**
 * Finds documents by the names of their files, as tables write them: with all of the path or its end, with `/` or `\`, with
 * or without the ending, in any case and either Unicode form. Where no file is called so, a title may be.
 */
export class FileMatcher {
  readonly #byName = new Map<string, Set<Id>>();
  readonly #byStem = new Map<string, Set<Id>>();
  readonly #byTitle = new Map<string, Set<Id>>();
  readonly #paths = new Set<string>();

  constructor(documents: Iterable<NamedDocument>) {
    for (const { id, path, title } of documents) {
      const pieces = piecesOf(path);
      for (let from = 0; from < pieces.length; from++) {
        const end = pieces.slice(from).join('/');
        put(this.#byName, end, id);
        put(this.#byStem, withoutEnding(end), id);
      }
      this.#paths.add(pieces.join('/')).add(withoutEnding(pieces.join('/')));
      put(this.#byTitle, foldWord(title.trim()), id);
    }
  }

  /** A whole name wins over one without its ending, a file's over a title. */
  match(name: string): Match {
    const wanted = piecesOf(name).join('/');
    if (wanted === '') return { kind: 'none' };
    const named = this.#byName.get(wanted);
    const found = named ?? this.#byStem.get(wanted) ?? this.#byTitle.get(foldWord(name.trim())) ?? new Set<Id>();
    const [first] = found;
    if (first === undefined) return { kind: 'none' };
    if (found.size > 1) return { kind: 'several' };
    const hasEnding = named !== undefined && withoutEnding(wanted) !== wanted;
    return { kind: 'one', id: first, whole: hasEnding || (wanted.includes('/') && this.#paths.has(wanted)) };
  }
}

/** How tables call the column that names the files, as `titleKey` writes it. */
const fileTitles: ReadonlySet<string> = new Set(
  [
    'file, filename, file path, path, pathname, document, document name, doc, name',
    'Datei, Dateiname, Dateipfad, Pfad, Dokument, Dokumentname',
    'fichier, nom de fichier, nom du fichier, chemin, nom, archivo, fichero, nombre de archivo, documento, ruta, nombre',
    'ficheiro, arquivo, nome do ficheiro, nome do arquivo, caminho, nome, nome file, nome del file, percorso',
    'bestand, bestandsnaam, pad, naam, plik, nazwa pliku, ścieżka, nazwa, soubor, název souboru, dosya, dosya adı, belge',
    'файл, имя файла, путь, документ, имя, назва файлу, шлях, αρχείο, όνομα αρχείου, διαδρομή, έγγραφο',
    'ملف, الملف, اسم الملف, مسار, المسار, مستند, المستند, اسم, پرونده, فایل, نام فایل, سند, קובץ, שם קובץ, שם הקובץ, נתיב, מסמך, שם',
    'फ़ाइल, फ़ाइल नाम, पथ, दस्तावेज़, नाम, 文件, 文件名, 路径, 文档, 名称, 檔案, 檔名, 檔案名稱, 路徑, 文件名稱, 名稱',
    'ファイル, ファイル名, パス, 文書, 文書名, ドキュメント, 名前, 파일, 파일명, 파일 이름, 경로, 문서, 문서명, 이름',
  ].flatMap((words) => words.split(',').map(titleKey)),
);

/** Whether a column is called as if it named the files, in one of many languages. */
export function isFileTitle(title: string): boolean {
  return fileTitles.has(titleKey(title));
}

function titleKey(title: string): string {
  return foldWord(title).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function put(map: Map<string, Set<Id>>, key: string, id: Id): void {
  const known = map.get(key);
  if (known) known.add(id);
  else map.set(key, new Set([id]));
}

function piecesOf(path: string): readonly string[] {
  return path
    .normalize('NFC')
    .toLowerCase()
    .split(/[\\/]/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && piece !== '.');
}
