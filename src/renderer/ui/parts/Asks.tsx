import { FolderOpen, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { FormEvent } from 'react';
import { Button, useFilter } from 'react-aria-components';
import { shownName } from '../../../core/model/shown-name.ts';
import type { Id } from '../../../core/model/id.ts';
import type { Tag } from '../../../core/model/records.ts';
import { plainName } from '../../../core/model/tag-paths.ts';
import { TagTree } from '../../../core/model/tag-tree.ts';
import { editDocument } from '../../commands/change-documents.ts';
import { backUpBeforeUpgrade } from '../../commands/backups.ts';
import { mergeTags, moveTag } from '../../commands/change-tags.ts';
import { deleteWithLinks } from '../../commands/delete-project.ts';
import { beginningSettings } from '../../commands/begin.ts';
import { createProject, openProject, projectOf, renameProject } from '../../commands/projects.ts';
import type { ValuePlace } from '../../commands/write-draft.ts';
import type { ProjectEntry } from '../../store/registry.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { usePeople } from '../hooks/use-people.ts';
import { useValueField } from '../hooks/use-value-field.ts';
import { tagsOfTypedPath } from '../../session/tag-choices.ts';
import { openTag, unlessTwins } from '../../session/shell-actions.ts';
import { dropAllKept } from '../../session/kept-drafts.ts';
import { aboutProject } from '../../session/about-project.ts';
import { tellProblem } from '../../session/tell-problem.ts';
import { tellStored } from '../../session/tell-stored.ts';
import { useRows, useRun, useSession, useTagLabels } from '../hooks/use-session.ts';
import { useShell } from '../hooks/use-shell.ts';
import { shellWords } from '../../words/shell.ts';
import { AskClaim } from './AskClaim.tsx';
import { AskClaimOf } from './AskClaimOf.tsx';
import { AskDoubts } from './AskDoubts.tsx';
import { TakenIn } from './TakenIn.tsx';
import { AskEventSet } from './AskEventSet.tsx';
import { AskLink, AskLinkChange } from './AskLink.tsx';
import { AskLinkTo } from './AskLinkTo.tsx';
import { AskPerson } from './AskPerson.tsx';
import { AskRelation } from './AskRelation.tsx';
import { AskSearchTwin } from './AskSearchTwin.tsx';
import { AskSpeaker } from './AskSpeaker.tsx';
import { AskTwin } from './AskTwin.tsx';
import { PickDialog } from './PickDialog.tsx';
import { ShellDialog } from './ShellDialog.tsx';
import { WordsField } from './WordsField.tsx';
import { IconButton } from './IconButton.tsx';
import { Swatch } from './Swatch.tsx';
import { tagLines } from './tag-lines.ts';
import '../styles/projects.css';

const words = shellWords.ask;

/** The small dialogs of the shell; one at a time, as its state asks. */
export function Asks() {
  const { shell } = useSession();
  const asking = useShell((state) => state.asking);
  const end = () => shell.set({ asking: null });
  if (asking === null) return null;
  switch (asking.kind) {
    case 'new-project':
    case 'rename-project':
      return <AskProjectName isNew={asking.kind === 'new-project'} onEnd={end} />;
    case 'projects':
      return <ProjectList onEnd={end} />;
    case 'author':
      return <AskAuthor onEnd={end} />;
    case 'rename-document':
      return <AskTitle id={asking.id} onEnd={end} />;
    case 'move-tag':
    case 'merge-tag':
      return <PickTag id={asking.id} merging={asking.kind === 'merge-tag'} onEnd={end} />;
    case 'twin':
      return <AskTwin key={asking.twin.freeName} asked={asking} onEnd={end} />;
    case 'search-twin':
      return <AskSearchTwin key={`${asking.id} ${asking.name}`} asked={asking} onEnd={end} />;
    case 'taken-in':
      return <TakenIn taken={asking.taken} onEnd={end} />;
    case 'codebook-doubts':
      return <AskDoubts asked={asking} onEnd={end} />;
    case 'merge-twins':
      return <AskTwins id={asking.id} intoId={asking.intoId} onEnd={end} />;
    case 'quotation':
      return <AskSpeaker subject={asking.subject} onEnd={end} />;
    case 'claim':
      return <AskClaim proposed={asking.proposed} onEnd={end} />;
    case 'to-event-set':
      return <AskEventSet documentIds={asking.documentIds} onEnd={end} />;
    case 'claim-passage':
      return <AskClaimOf subject={asking.subject} onEnd={end} />;
    case 'link':
      return <AskLink from={asking.from} to={asking.to} onEnd={end} />;
    case 'link-to':
      return <AskLinkTo from={asking.from} onEnd={end} />;
    case 'change-link':
      return <AskLinkChange id={asking.id} onEnd={end} />;
    case 'person':
      return <AskPerson signature={asking.signature} onEnd={end} />;
    case 'relation':
      return <AskRelation id={asking.id} onEnd={end} />;
    case 'open-tag':
      return <OpenTag onEnd={end} />;
    case 'describe-tag':
      return <AskDescription id={asking.id} onEnd={end} />;
    default:
      return null; // tags are named in place
  }
}

function AskLine({
  title,
  label,
  line,
  value,
  button,
  mayBeEmpty = false,
  forGood = false,
  place,
  names = [],
  onValue,
  onEnd,
}: {
  readonly title: string;
  readonly label: string;
  readonly line?: string;
  readonly value: string;
  readonly button: string;
  readonly mayBeEmpty?: boolean;
  /** Undo does not take it back, so leaving the dialog does not do it: what was typed waits. Else leaving takes it. */
  readonly forGood?: boolean;
  readonly place: ValuePlace;
  /** Offered below, to be taken with a press. */
  readonly names?: readonly string[];
  onValue(value: string): unknown;
  onEnd(): void;
}) {
  const field = useValueField(place, value, (typed) => onValue(typed.trim()));
  const [text, setText] = useState(field.left ?? value);
  const empty = !mayBeEmpty && text.trim() === '';
  const cancel = () => {
    field.drop();
    onEnd();
  };
  const take = (by: 'enter' | 'escape') => {
    field.done(text, by);
    onEnd();
  };
  const leave = () => {
    if (empty || text.trim() === value) return cancel();
    // The field tells that it is gone.
    return forGood ? onEnd() : take('escape');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!empty) take('enter');
  };
  return (
    <ShellDialog title={title} onEnd={leave}>
      <form className="ask" onSubmit={submit}>
        {line !== undefined && <p className="quiet">{line}</p>}
        <input
          className="text-field"
          dir="auto"
          aria-label={label}
          autoFocus
          value={text}
          aria-description={field.left === null ? undefined : shellWords.unstored.unfinished}
          data-unfinished={field.left !== null || undefined}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setText(event.target.value);
            field.type(event.target.value);
          }}
        />
        <Names
          names={names.filter((name) => name !== text)}
          onTake={(name) => {
            setText(name);
            field.type(name);
          }}
        />
        <Foot button={button} empty={empty} onCancel={cancel} />
      </form>
    </ShellDialog>
  );
}

function Foot(props: { readonly button: string; readonly empty: boolean; onCancel(): void }) {
  return (
    <div className="dialog-foot">
      <Button className="button" onPress={props.onCancel}>
        {words.cancel}
      </Button>
      <Button className="button primary" type="submit" isDisabled={props.empty}>
        {props.button}
      </Button>
    </div>
  );
}

/** Those who work in the project already, to be one of them by a press. */
function Names({ names, onTake }: { readonly names: readonly string[]; onTake(name: string): void }) {
  if (names.length === 0) return null;
  return (
    <div className="button-row" role="group" aria-label={words.people}>
      {names.map((name) => (
        <Button key={name} className="button" onPress={() => onTake(name)}>
          <bdi>{name}</bdi>
        </Button>
      ))}
    </div>
  );
}

function AskProjectName({ isNew, onEnd }: { readonly isNew: boolean; onEnd(): void }) {
  const { desk, registry, turnTo } = useSession();
  const run = useRun();
  const name = projectOf(desk.store)?.name ?? '';
  return (
    <AskLine
      title={isNew ? words.newProject : words.renameProject}
      label={words.projectName}
      value={isNew ? '' : name}
      button={isNew ? words.create : words.rename}
      forGood={isNew}
      place={{ kind: isNew ? 'new-project' : 'project-name' }}
      onValue={async (value) => {
        if (!isNew) return run(renameProject(desk, registry, value));
        const store = await run(createProject(registry, value, desk.author));
        if (store) turnTo(store);
        return store;
      }}
      onEnd={onEnd}
    />
  );
}

function AskAuthor({ onEnd }: { onEnd(): void }) {
  const { desk, registry, shell } = useSession();
  const people = usePeople();
  const names = useMemo(() => people.all.map(({ name }) => name), [people]);
  return (
    <AskLine
      title={words.author}
      label={words.author}
      line={words.authorLine}
      value={people.nameOf(desk.author)}
      button={words.save}
      mayBeEmpty
      forGood
      place={{ kind: 'author' }}
      names={names}
      onValue={(value) => {
        shell.set({ author: value });
        void registry.putSetting(beginningSettings.author, value);
      }}
      onEnd={onEnd}
    />
  );
}

function AskTitle({ id, onEnd }: { readonly id: Id; onEnd(): void }) {
  const { desk } = useSession();
  const run = useRun();
  const document = useRows('documents').rows.get(id);
  return (
    <AskLine
      title={words.documentTitle}
      label={words.title}
      value={document?.title.value ?? ''}
      place={{ kind: 'document-title', id }}
      button={words.save}
      onValue={(title) => run(editDocument(desk, id, { title }))}
      onEnd={onEnd}
    />
  );
}

/** The codebook entry of a tag, stored while it is written. However the dialog is left, it is kept. */
function AskDescription({ id, onEnd }: { readonly id: Id; onEnd(): void }) {
  const tag = useRows('tags').rows.get(id);
  const labels = useTagLabels();
  const draft = useDraft({ kind: 'tag-entry', id });
  const end = () => {
    void draft.keep();
    onEnd();
  };
  const gone = tag === undefined;
  useEffect(() => {
    if (gone) onEnd();
  }, [gone, onEnd]);
  return (
    <ShellDialog title={shellWords.tags.describeTitle(labels.get(id) ?? '')} onEnd={end}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          end();
        }}
      >
        <p className="quiet">{shellWords.tags.describeLine}</p>
        <WordsField
          className="text-field"
          rows={8}
          label={shellWords.tags.describeLine}
          focus="in view"
          atEnd
          words={draft.text}
          onChange={draft.change}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) end();
          }}
        />
        <div className="dialog-foot">
          <Button className="button primary" type="submit">
            {words.save}
          </Button>
        </div>
      </form>
    </ShellDialog>
  );
}

/** Two tags of one path could not be told apart, so they are merged or stay as they are. */
function AskTwins({ id, intoId, onEnd }: { readonly id: Id; readonly intoId: Id; onEnd(): void }) {
  const { desk, workspace, shell, names } = useSession();
  const run = useRun();
  useRows('tags');
  const from = names.tagInAct(id);
  const into = names.tagInAct(intoId);
  const merge = () => {
    onEnd();
    void run(mergeTags(desk, id, intoId)).then((diff) => {
      if (!diff) return;
      shell.set({ tagId: intoId });
      tellStored(workspace, diff, { verb: 'merge-tags', names: [from, into] });
    });
  };
  return (
    <ShellDialog title={shellWords.tags.twinsTitle(into)} onEnd={onEnd}>
      <p>{shellWords.tags.twinsLine(from, into)}</p>
      <div className="dialog-foot">
        <Button className="button" onPress={onEnd}>
          {words.cancel}
        </Button>
        <Button className="button primary" autoFocus onPress={merge}>
          {shellWords.tags.twinsMerge}
        </Button>
      </div>
    </ShellDialog>
  );
}

/** Whether a tag's line is shown: a slash means a path here, too. */
function useTypedTags(tags: ReadonlyMap<Id, Tag>) {
  const { contains } = useFilter({ sensitivity: 'base' });
  return useMemo(() => {
    const known = new Map<string, ReadonlySet<Id> | null>();
    return (name: string, typed: string, id: Id) => {
      let ids = known.get(typed);
      if (ids === undefined) known.set(typed, (ids = tagsOfTypedPath(typed, tags)));
      return ids === null ? contains(name, plainName(typed)) : ids.has(id);
    };
  }, [contains, tags]);
}

const root = ' root';

function PickTag({ id, merging, onEnd }: { readonly id: Id; readonly merging: boolean; onEnd(): void }) {
  const session = useSession();
  const { desk, workspace, shell } = session;
  const run = useRun();
  const { rows: tags } = useRows('tags');
  const name = session.names.tagInAct(id);
  const pick = (key: string) => {
    const other = tags.get(key);
    const otherName = session.names.tagInAct(key);
    if (!merging) void unlessTwins(session, id, moveTag(desk, id, key === root ? null : key));
    else if (other) {
      void run(mergeTags(desk, id, other.id)).then((diff) => {
        if (!diff) return;
        shell.set({ tagId: other.id });
        tellStored(workspace, diff, { verb: 'merge-tags', names: [name, otherName] });
      });
    }
  };
  return (
    <TagList
      title={merging ? shellWords.tags.mergeTitle(name) : shellWords.tags.moveTitle(name)}
      line={merging ? shellWords.tags.mergeLine : null}
      atRoot={!merging}
      without={new TagTree(tags).below(id)}
      onPick={pick}
      onEnd={onEnd}
    />
  );
}

/** Opens the page of a tag that is picked. */
function OpenTag({ onEnd }: { onEnd(): void }) {
  const session = useSession();
  return (
    <TagList
      title={shellWords.tags.openTitle}
      line={null}
      atRoot={false}
      without={new Set()}
      onPick={(key) => openTag(session, key)}
      onEnd={onEnd}
    />
  );
}

interface TagListProps {
  readonly title: string;
  readonly line: string | null;
  /** The top level is offered, too, under the key `root`. */
  readonly atRoot: boolean;
  readonly without: ReadonlySet<Id>;
  onPick(key: string): void;
  onEnd(): void;
}

/** The tags of the project in a dialog, to pick one. */
function TagList({ title, line, atRoot, without, onPick, onEnd }: TagListProps) {
  const { rows: tags } = useRows('tags');
  const fits = useTypedTags(tags);
  const lines = tagLines(tags, new Map()).filter(({ tag }) => !without.has(tag.id));
  const pick = (key: string) => {
    onEnd();
    onPick(key);
  };
  return (
    <PickDialog
      title={title}
      find={shellWords.tags.find}
      list={words.tag}
      none={shellWords.tags.none}
      items={[
        ...(atRoot ? [{ id: root, name: shellWords.tags.atRoot }] : []),
        ...lines.map(({ tag, level }) => ({
          id: tag.id,
          name: tag.name,
          level,
          sign: <Swatch colour={tag.colour} />,
        })),
      ]}
      fits={fits}
      onPick={pick}
      onEnd={onEnd}
    >
      {line !== null && <p className="quiet">{line}</p>}
    </PickDialog>
  );
}

function ProjectList({ onEnd }: { onEnd(): void }) {
  const { desk, registry, workspace, shell, turnTo } = useSession();
  const run = useRun();
  const [entries, setEntries] = useState<readonly ProjectEntry[]>([]);
  const [doomed, setDoomed] = useState<ProjectEntry | null>(null);
  useEffect(() => {
    void registry.projects().then((found) => {
      if (found.ok) setEntries(found.value);
    });
  }, [registry]);
  const others = useMemo(() => entries.filter(({ id }) => id !== desk.store.id), [entries, desk.store.id]);

  if (doomed) {
    return (
      <ShellDialog title={words.deleteTitle(doomed.name)} onEnd={onEnd}>
        <p>{words.deleteLine}</p>
        <div className="dialog-foot">
          <Button className="button" autoFocus onPress={() => setDoomed(null)}>
            {words.cancel}
          </Button>
          <Button
            className="button danger"
            onPress={() => {
              void deleteWithLinks(desk.host, registry, doomed.id).then((deleted) => {
                setDoomed(null);
                if (!deleted.ok) return tellProblem(workspace, deleted.error);
                dropAllKept(doomed.id);
                setEntries(entries.filter(({ id }) => id !== doomed.id));
              });
            }}
          >
            {words.deleteButton}
          </Button>
        </div>
      </ShellDialog>
    );
  }
  return (
    <ShellDialog title={words.projects} onEnd={onEnd}>
      {others.length === 0 && <p className="quiet">{words.noProjects}</p>}
      <ul className="project-list">
        {others.map((entry) => (
          <li key={entry.id}>
            <Button
              className="project-line"
              aria-label={words.open(shownName(entry.name))}
              onPress={() => {
                void run(openProject(registry, entry.id, backUpBeforeUpgrade(desk.host, registry))).then((store) => {
                  if (!store) return;
                  onEnd();
                  turnTo(store);
                });
              }}
            >
              <FolderOpen size={16} aria-hidden="true" />
              <span dir="auto">{shownName(entry.name)}</span>
              <span className="quiet">{aboutProject(entry)}</span>
            </Button>
            <IconButton label={words.delete(shownName(entry.name))} onPress={() => setDoomed(entry)}>
              <Trash2 size={15} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="dialog-foot">
        <Button className="button" onPress={() => shell.set({ asking: { kind: 'new-project' } })}>
          {shellWords.header.newProject}
        </Button>
        <Button className="button" onPress={onEnd}>
          {shellWords.commands.close}
        </Button>
      </div>
    </ShellDialog>
  );
}
