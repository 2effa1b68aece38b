import { memo, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import { nameInSentence } from '../../../../core/model/shown-name.ts';
import type { Family, Member } from '../../../../core/ports/compare.ts';
import { compareDates } from '../../../../core/text/dates.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { SharedWords } from '../../parts/SharedWords.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';

/** So many members are shown at first. */
const few = 6;

interface FamilyItemProps {
  readonly family: Family;
  /** The text of each document that the places stand in. */
  readonly texts: ReadonlyMap<Id, Id>;
  /** The words of the longest member; null while they are not read. */
  readonly quoted: string | null;
}

/** One shared passage: what kind it is, its words, and where it stands. */
export const FamilyItem = memo(function FamilyItem({ family, texts, quoted }: FamilyItemProps) {
  const [all, setAll] = useState(false);
  const { kind, documents, longest } = family;
  const members = useInOrder(family);
  const shown = all ? members : members.slice(0, few);
  return (
    <li className="family" data-kind={kind}>
      <p className="family-facts quiet">
        <span className="family-kind">{words.kinds[kind]}</span>
        <span>{words.inDocuments(documents, family.words)}</span>
      </p>
      <SharedWords kind={kind} documentId={longest.documentId}>
        {quoted ?? '…'}
      </SharedWords>
      <ul className="family-members" aria-label={words.members}>
        {shown.map((member) => (
          <MemberItem
            key={`${member.documentId} ${member.from}`}
            member={member}
            textId={texts.get(member.documentId)}
            longest={longest}
          />
        ))}
      </ul>
      {shown.length < members.length && (
        <VanishingButton
          className="plain-link"
          region={(button) => button.parentElement?.querySelector('ul')}
          onPress={() => setAll(true)}
        >
          {words.allMembers(members.length - shown.length)}
        </VanishingButton>
      )}
    </li>
  );
});

/** The places of a passage: the one that is quoted first, the others by date, those without one last. */
function useInOrder({ members, longest }: Family): readonly Member[] {
  const documents = useRows('documents');
  return useMemo(() => {
    const dateOf = ({ documentId }: Member) => documents.rows.get(documentId)?.attributes['date']?.value ?? '9999';
    return members.toSorted(
      (a, b) => Number(isQuoted(b, longest)) - Number(isQuoted(a, longest)) || compareDates(dateOf(a), dateOf(b)),
    );
  }, [members, longest, documents]);
}

function isQuoted({ documentId, from }: Member, longest: Member): boolean {
  return documentId === longest.documentId && from === longest.from;
}

/** A place of the passage; it opens the document there, with Ctrl or Cmd beside, or what it shares with the longest. */
function MemberItem(props: { readonly member: Member; readonly textId: Id | undefined; readonly longest: Member }) {
  const { member, textId, longest } = props;
  const { desk, workspace } = useSession();
  const names = useDocumentNames();
  const document = desk.store.snapshot.rows('documents').get(member.documentId);
  // It may have been removed since the answer.
  if (!document) return null;
  const { documentId: aId } = longest;
  const { documentId: bId } = member;
  const [name, other] = [names.get(bId) ?? '', names.get(aId) ?? ''];
  const date = document.attributes['date']?.value;
  return (
    <li className="family-member">
      <Button
        className="plain-link"
        onPress={({ ctrlKey, metaKey }) => {
          const where = ctrlKey || metaKey ? 'beside' : 'here';
          // In a later text other words stand there.
          if (currentVersion(document).textId === textId) workspace.show(bId, member, where);
          else workspace.open({ kind: 'document', documentId: bId }, where);
        }}
      >
        <bdi>{name}</bdi>
      </Button>
      <span className="quiet">{words.memberFacts(member.words, date ? dateInWords(date, 'short') : null)}</span>
      {isQuoted(member, longest) && <span className="quiet">{words.quotedAbove}</span>}
      {aId !== bId && other !== '' && (
        <Button className="plain-link" onPress={() => workspace.open({ kind: 'pair', aId, bId })}>
          {words.compare} <span className="hidden-words">{`${nameInSentence(name)} `}</span>
          {words.with(other)}
        </Button>
      )}
    </li>
  );
}
