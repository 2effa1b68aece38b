import { Search, TableProperties } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Tag } from '../../../../core/model/records.ts';
import { shownPath, TagTree } from '../../../../core/model/tag-tree.ts';
import { proposeOfTag } from '../../../session/propose-claim.ts';
import { openTag, showTagged } from '../../../session/shell-actions.ts';
import { claimsWords } from '../../../words/claims.ts';
import { codebookWords } from '../../../words/codebook.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { useDraft } from '../../hooks/use-draft.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { Markdown } from '../../parts/Markdown.tsx';
import { MarkdownField } from '../../parts/MarkdownField.tsx';
import { LinkedWith } from '../../parts/LinkedWith.tsx';
import { MentionedIn } from '../../parts/MentionedIn.tsx';
import { Swatch } from '../../parts/Swatch.tsx';

/** What the tag is called, where it stands, and what it means. */
export function TagHead({ tag }: { readonly tag: Tag }) {
  const session = useSession();
  const { rows: tags } = useRows('tags');
  const above = new TagTree(tags).above(tag.id).slice(0, -1);
  return (
    <header className="tag-head">
      <div className="tag-title">
        <Swatch colour={tag.colour} />
        <h2 dir="auto" title={shownPath([...above, tag].map(({ name }) => name))}>
          {above.map(({ id, name }) => (
            <span key={id} className="quiet">
              <Button className="plain-link" onPress={() => openTag(session, id)}>
                <bdi>{name}</bdi>
              </Button>
              {' › '}
            </span>
          ))}
          <bdi>{tag.name}</bdi>
        </h2>
        <IconButton label={words.showPassages} onPress={() => showTagged(session, tag.id)}>
          <Search size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label={claimsWords.makeShort} onPress={() => proposeOfTag(session, tag.id)}>
          <TableProperties size={15} aria-hidden="true" />
        </IconButton>
      </div>
      <Definition key={tag.id} tag={tag} />
      <WhenToUse tag={tag} />
      <MentionedIn target={{ kind: 'tag', id: tag.id }} />
      <LinkedWith end={{ kind: 'tag', id: tag.id }} />
    </header>
  );
}

/** When to use it and when not, which is written in the codebook. */
function WhenToUse({ tag: { when, whenNot } }: { readonly tag: Tag }) {
  const parts = [
    [codebookWords.when, when],
    [codebookWords.whenNot, whenNot],
  ] as const;
  if (when === undefined && whenNot === undefined) return null;
  return (
    <dl className="tag-when">
      {parts.map(
        ([name, said]) =>
          said !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">
                <Markdown text={said} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What it means, written in place and stored while it is written. */
function Definition({ tag }: { readonly tag: Tag }) {
  const draft = useDraft({ kind: 'tag-entry', id: tag.id });
  const [writing, setWriting] = useState(false);
  const end = () => {
    void draft.keep();
    setWriting(false);
  };
  return (
    <div className="tag-definition" role="group" aria-label={words.definition}>
      {writing ? (
        <MarkdownField
          of={{ kind: 'tag', id: tag.id }}
          label={words.definition}
          words={draft.text}
          onChange={draft.change}
          onLeave={() => void draft.keep()}
          onEnd={end}
        />
      ) : draft.text.trim() === '' ? (
        <p className="quiet">{words.noDefinition}</p>
      ) : (
        <Markdown text={draft.text} />
      )}
      <Button className="button small" onPress={() => (writing ? end() : setWriting(true))}>
        {writing ? words.done : words.write}
      </Button>
    </div>
  );
}
