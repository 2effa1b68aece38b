import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Tag } from '../../../core/model/records.ts';
import { openTag } from '../../session/shell-actions.ts';
import { shellWords } from '../../words/shell.ts';
import { useSession } from '../hooks/use-session.ts';
import { Swatch } from './Swatch.tsx';

const words = shellWords.inspector;

interface TagChipProps {
  readonly tag: Tag;
  /** What it is called beside others. */
  readonly name: string;
  /** Its whole path. */
  readonly title: string;
  /** Whether Tab stops at it. */
  readonly stops?: boolean;
  onRemove(): void;
}

/** A tag of an annotation: its name opens its page, the sign behind takes it off. */
export function TagChip({ tag, name, title, stops = true, onRemove }: TagChipProps) {
  const session = useSession();
  return (
    <span className={`chip tag-${tag.colour}`} title={title}>
      <Swatch colour={tag.colour} />
      <Button
        className="chip-name"
        aria-label={words.openTag(name)}
        excludeFromTabOrder={!stops}
        onPress={({ pointerType }) => openTag(session, tag.id, pointerType === 'keyboard' ? 'key' : 'click')}
      >
        <bdi>{name}</bdi>
      </Button>
      <Button
        className="chip-remove"
        aria-label={words.removeTag(name)}
        excludeFromTabOrder={!stops}
        onPress={onRemove}
      >
        <X size={12} aria-hidden="true" />
      </Button>
    </span>
  );
}
