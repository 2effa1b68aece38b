import { isOtherMail, messageIdOf } from '../../core/decode/mail/same-mail.ts';
import { placesOf } from '../../core/model/places.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion, formatOf } from '../../core/model/records.ts';
import type { Document, DocumentVersion } from '../../core/model/records.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { KnownTexts } from './known-texts.ts';
import type { ReadText } from './read-file.ts';
import { shelved } from '../../core/model/shelf.ts';

// Mails of one day and one subject are told apart by a number in their names, which tells nothing of the mail: the next
// one has it when one is gone. So of a file that holds mails all are placed together: whose bytes, text or id the file
// held before keeps its document, wherever it stands now, and no other is compared with that.

/** By the path of a mail, and of what stands inside of a file, the documents that it may be the next text of. */
export type Places = ReadonlyMap<string, { readonly own: boolean; readonly documents: readonly Document[] }>;

/** Places the texts of one file. Empty for a file that is neither a mail nor holds texts. */
export async function placeMails(
  store: ProjectStore,
  known: KnownTexts,
  folder: string,
  file: string,
  texts: readonly ReadText[],
): Promise<Places> {
  if (texts.every(({ path, version }) => path === file && !isMail(version))) return new Map();
  const left = new Map<Id, Document>();
  for (const one of [...known.at(folder, file), ...known.below(folder, file)]) left.set(one.id, one);
  const own = new Map<string, Document>();
  if (left.size > 0) {
    pair(texts, left, own, ({ byteHash }) => byteHash);
    pair(texts, left, own, ({ textHash }) => textHash);
    await pairById(store, texts, left, own);
  }

  const mails = new Set(texts.filter(({ version }) => isMail(version)).map(({ path }) => path));
  const places = new Map<string, { readonly own: boolean; readonly documents: readonly Document[] }>();
  // A mail stands before what was sent with it.
  for (const { path, version, stored } of texts) {
    const mine = own.get(path);
    if (mine) {
      places.set(path, { own: true, documents: [mine] });
      continue;
    }
    const above = placesOf(path).find((place, at) => at > 0 && mails.has(place));
    const before = above === undefined ? path : placeBefore(known, folder, path, above, places);
    const there = before === null ? [] : known.at(folder, before).filter(({ id }) => left.has(id));
    const documents: Document[] = [];
    for (const one of there) {
      if (!isMail(version) || !(await isOther(store, stored.bytes, currentVersion(one)))) documents.push(one);
    }
    places.set(path, { own: false, documents });
  }
  return places;
}

/** Whether the texts of two versions are mails, and not the same one. */
export async function areOtherMails(
  store: ProjectStore,
  one: DocumentVersion,
  other: DocumentVersion,
): Promise<boolean> {
  if (!isMail(one) || !isMail(other)) return false;
  const text = await store.text(one.textId);
  return text.ok && isOther(store, text.value.bytes, other);
}

async function isOther(store: ProjectStore, bytes: Uint8Array<ArrayBuffer>, version: DocumentVersion) {
  if (!isMail(version)) return false;
  const text = await store.text(version.textId);
  return text.ok && isOtherMail(bytes, text.value.bytes);
}

/** Where what was sent with a mail stood; null if the place of the mail was that of another. */
function placeBefore(known: KnownTexts, folder: string, path: string, above: string, places: Places): string | null {
  const mail = places.get(above);
  if (mail?.own) return `${mail.documents[0]!.path}${path.slice(above.length)}`;
  return mail?.documents.length === 0 && known.at(folder, above).length > 0 ? null : path;
}

/** Pairs texts with documents of the same key, each once; those that stand where they stood first. */
function pair(
  texts: readonly ReadText[],
  left: Map<Id, Document>,
  own: Map<string, Document>,
  keyOf: (version: DocumentVersion) => string | null | undefined,
): void {
  const byKey = new Map<string, Document[]>();
  for (const one of left.values()) {
    const key = keyOf(currentVersion(one));
    if (key) shelved(byKey, key, one);
  }
  for (const stays of [true, false]) {
    for (const { path, version } of texts) {
      if (own.has(path)) continue;
      const found = byKey
        .get(keyOf(version) ?? '')
        ?.find((one) => left.has(one.id) && (!stays || one.path.normalize('NFC') === path.normalize('NFC')));
      if (!found) continue;
      own.set(path, found);
      left.delete(found.id);
    }
  }
}

/** The same by the ids of mails; not by one that several have, which tells none of them. */
async function pairById(
  store: ProjectStore,
  texts: readonly ReadText[],
  left: Map<Id, Document>,
  own: Map<string, Document>,
): Promise<void> {
  const ids = new Map<string, string | null>();
  const often = new Set<string>();
  const learn = (seen: Set<string>, textId: string, bytes: Uint8Array<ArrayBuffer>) => {
    const id = messageIdOf(bytes);
    ids.set(textId, id);
    if (id !== null && seen.has(id)) often.add(id);
    if (id !== null) seen.add(id);
  };
  const now = new Set<string>();
  for (const { path, version, stored } of texts)
    if (!own.has(path) && isMail(version)) learn(now, version.textId, stored.bytes);
  if (now.size === 0) return;
  const before = new Set<string>();
  for (const document of left.values()) {
    const version = currentVersion(document);
    const text = isMail(version) ? await store.text(version.textId) : null;
    if (text?.ok) learn(before, version.textId, text.value.bytes);
  }
  pair(texts, left, own, ({ textId }) => {
    const id = ids.get(textId);
    return id !== undefined && id !== null && !often.has(id) ? id : null;
  });
}

function isMail(version: DocumentVersion): boolean {
  return formatOf(version) === 'mail';
}
