import { MessageSquarePlus, Pencil, Plus, Replace, Star, TagX, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import { describeTag } from '../../../commands/change-tags.ts';
import { askTagForMarks } from '../../../session/marking.ts';
import { untagQuotations } from '../../../session/quotation-acts.ts';
import { codebookWords } from '../../../words/codebook.ts';
import { shellWords } from '../../../words/shell.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import type { Line, PageActs } from './use-quotation-acts.ts';

interface QuotationToolsProps {
  readonly annotation: Annotation;
  /** Where it stands. */
  readonly line: Line;
  /** The tags of its column. */
  readonly own: ReadonlySet<Id>;
  readonly current: boolean;
  readonly acts: PageActs;
}

/** What can be done with one quotation; with all that are chosen if it is one of them. */
export function QuotationTools({ annotation, line, own, current, acts }: QuotationToolsProps) {
  const session = useSession();
  const run = useRun();
  const { tagId } = line;
  const isExample = useRows('tags').rows.get(tagId)?.example === annotation.id;
  const { id, note } = annotation;
  const meant = () => acts.meant(tagId, id);
  const tools: readonly (readonly [string, LucideIcon, () => void])[] = [
    [shellWords.inspector.addTag, Plus, () => askTagForMarks(session, { kind: 'annotations', ids: meant() })],
    [words.instead, Replace, () => askTagForMarks(session, { kind: 'instead', ids: meant(), from: [...own] })],
    [words.untag, TagX, () => void untagQuotations(session, meant(), [...own])],
    [
      note === '' ? shellWords.inspector.writeNote : shellWords.inspector.editNote,
      note === '' ? MessageSquarePlus : Pencil,
      () => acts.note(line),
    ],
    [words.remove, Trash2, () => acts.remove(meant())],
  ];
  return (
    <span className="tag-quotation-tools">
      {tools.map(([name, Icon, run]) => (
        <Button key={name} className="icon-button small" aria-label={name} excludeFromTabOrder={!current} onPress={run}>
          <span title={name} className="icon-place" aria-hidden="true">
            <Icon size={14} />
          </span>
        </Button>
      ))}
      <Button
        className="icon-button small"
        aria-label={codebookWords.isExample}
        aria-pressed={isExample}
        excludeFromTabOrder={!current}
        onPress={() => void run(describeTag(session.desk, tagId, { example: isExample ? null : id }))}
      >
        <span title={codebookWords.isExample} className="icon-place" aria-hidden="true">
          <Star size={14} fill={isExample ? 'currentColor' : 'none'} />
        </span>
      </Button>
    </span>
  );
}
