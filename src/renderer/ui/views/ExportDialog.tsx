import { useEffect, useId, useMemo, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import type { Problem } from '../../../core/model/result.ts';
import { TagTree } from '../../../core/model/tag-tree.ts';
import { previewExport, saveExport } from '../../commands/export-evidence.ts';
import type { ExportChoice, ExportScope, Preview as Exported } from '../../commands/export-evidence.ts';
import { saveProjectFile } from '../../commands/project-files.ts';
import { workOn } from '../../session/running-work.ts';
import { tellProblem } from '../../session/tell-problem.ts';
import { useRows, useSession, useWorkspace } from '../hooks/use-session.ts';
import { problemSentence } from '../../words/sentences.ts';
import { exportWords } from '../../words/reading.ts';
import { activeTab } from '../../session/workspace.ts';
import '../styles/dialogs.css';
import { useDocumentNames } from '../hooks/use-document-names.ts';
import '../styles/export.css';

/** Choose what, as what, how arranged; see it; save it. Shown while the workspace's dialog is 'export'. */
export function ExportDialog() {
  const { workspace } = useSession();
  const open = useWorkspace((state) => state.dialog === 'export');
  if (!open) return null;
  const close = () => workspace.set({ dialog: null });
  return (
    <ModalOverlay className="reading-overlay" isOpen isDismissable onOpenChange={(now) => !now && close()}>
      <Modal className="reading-modal reading-modal-wide">
        <Dialog className="reading-dialog export-dialog">
          <Heading slot="title">{exportWords.title}</Heading>
          <Choosing close={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type Format = ExportChoice['format'] | 'project';
const formats: readonly Format[] = ['markdown', 'csv', 'json', 'project'];
/** What the dialog offers to take: the document that is read is taken as a list of one. */
type ScopeKind = ExportScope['kind'] | 'document';

const scopeKinds: readonly ScopeKind[] = ['project', 'document', 'documents', 'tags', 'search'];
const arrangements = (['document', 'tag'] as const).map((one) => [one, exportWords.arranges[one]] as const);
/** Milliseconds after which a change is drawn in the preview. */
const previewPause = 300;
/** Lines of the preview. */
const previewLines = 200;

function Choosing({ close }: { close(): void }) {
  const { desk, workspace, search } = useSession();
  const tab = activeTab(workspace.state);
  const documentId = tab?.kind === 'document' ? tab.documentId : null;
  const { query, anyWord, librarySort } = workspace.state;
  const { furniture } = search.state;
  const offered = scopeKinds.filter(
    (kind) => (kind !== 'document' || documentId !== null) && (kind !== 'search' || query.trim() !== ''),
  );
  const [format, setFormat] = useState<Format>('markdown');
  const [kind, setKind] = useState<ScopeKind>('project');
  const [arrange, setArrange] = useState<ExportChoice['arrange']>('document');
  const [ids, setIds] = useState<readonly Id[]>([]);
  const [saving, setSaving] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const formatId = useId();

  const choice = useMemo<ExportChoice | null>(() => {
    if (format === 'project') return null;
    const scope: ExportScope =
      kind === 'search'
        ? { kind, query, anyWord, furniture }
        : kind === 'document'
          ? { kind: 'documents', ids: documentId === null ? [] : [documentId] }
          : kind === 'project'
            ? { kind }
            : { kind, ids };
    return { format, scope, arrange, librarySort };
  }, [format, kind, query, anyWord, furniture, librarySort, documentId, ids, arrange]);
  const { exported, problem } = usePreview(choice);
  const unchosen = (kind === 'documents' || kind === 'tags') && ids.length === 0 ? kind : null;

  const save = async () => {
    setSaving({ done: 0, of: 0 });
    const work = workOn(desk.host).begin(choice ? exportWords.savingExport : exportWords.savingProject);
    const show = (done: number, of: number) => {
      setSaving({ done, of });
      work.show(of > 0 ? done / of : null);
    };
    const saved = await (choice ? saveExport(desk, choice) : saveProjectFile(desk, show)).finally(() => {
      work.end();
      setSaving(null);
    });
    if (!saved.ok) return tellProblem(workspace, saved.error);
    if (!saved.value) return;
    close();
    workspace.tellSaved(exportWords.saved(saved.value.where), saved.value.where);
  };

  return (
    <>
      <div className="dialog-body export-body">
        <div className="export-choices">
          <div className="form-field">
            <label htmlFor={formatId}>{exportWords.format}</label>
            <select
              id={formatId}
              className="select"
              autoFocus
              value={format}
              onChange={(event) => setFormat(formats.find((one) => one === event.target.value) ?? 'markdown')}
            >
              {formats.map((one) => (
                <option key={one} value={one}>
                  {exportWords.formats[one]}
                </option>
              ))}
            </select>
          </div>
          {format === 'project' ? (
            <p className="dialog-about">{exportWords.projectHint}</p>
          ) : (
            <>
              <Radios
                legend={exportWords.what}
                options={offered.map((one) => [
                  one,
                  one === 'search' ? exportWords.searchNamed(query) : exportWords.scopes[one],
                ])}
                value={kind}
                onChange={(next) => {
                  setKind(next);
                  setIds([]);
                }}
              />
              {(kind === 'documents' || kind === 'tags') && (
                <Checks key={kind} table={kind} ids={ids} onChange={setIds} />
              )}
              {format === 'markdown' && (
                <Radios
                  legend={exportWords.arrange}
                  options={arrangements}
                  value={arrange}
                  onChange={(next) => setArrange(next)}
                />
              )}
            </>
          )}
        </div>
        {format !== 'project' && <Preview exported={exported} problem={problem} unchosen={unchosen} />}
      </div>
      <div className="dialog-buttons">
        <span role="status" className="dialog-status">
          {saving && saving.of > 0 ? exportWords.saving(saving.done, saving.of) : ''}
        </span>
        <Button className="button" onPress={close}>
          {exportWords.cancel}
        </Button>
        <Button
          className="button primary"
          isDisabled={saving !== null || (choice !== null && (!exported || unchosen !== null))}
          onPress={() => void save()}
        >
          {exportWords.save}
        </Button>
      </div>
    </>
  );
}

function usePreview(choice: ExportChoice | null): {
  readonly exported: Exported | null;
  readonly problem: Problem | null;
} {
  const { desk } = useSession();
  const [made, setMade] = useState<{
    readonly choice: ExportChoice;
    readonly exported: Exported | null;
    readonly problem: Problem | null;
  } | null>(null);
  useEffect(() => {
    if (!choice) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const make = async () => {
      const answer = await previewExport(desk, choice, previewLines);
      if (over) return;
      setMade(
        answer.ok
          ? { choice, exported: answer.value, problem: null }
          : { choice, exported: null, problem: answer.error },
      );
    };
    void make();
    // What is stored meanwhile, here or in another window, is saved, too, so it is shown.
    const stop = desk.store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void make(), previewPause);
    });
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [desk, choice]);
  // The old preview stays until the new one is there, so that nothing flickers.
  return { exported: made?.exported ?? null, problem: made?.problem ?? null };
}

function Preview({
  exported,
  problem,
  unchosen,
}: {
  readonly exported: Exported | null;
  readonly problem: Problem | null;
  /** Of what nothing is chosen yet, if something has to be. */
  readonly unchosen: 'documents' | 'tags' | null;
}) {
  const { opening = '', more = 0 } = exported ?? {};
  return (
    <div className="export-preview">
      <p className="export-preview-head">
        <span>{exportWords.preview}</span>
        <span role="status">
          {problem && problemSentence(problem)}
          {exported && exportWords.quotations(exported.quotations, exported.lost)}
        </span>
      </p>
      {exported?.quotations === 0 && (
        <p className="dialog-about">{unchosen ? exportWords.unchosen[unchosen] : exportWords.nothing}</p>
      )}
      <pre tabIndex={0} role="region" aria-label={exportWords.preview} dir="auto">
        {opening}
        {more > 0 && `\n${exportWords.more(more)}`}
      </pre>
    </div>
  );
}

function Radios<T extends string>(props: {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  onChange(value: T): void;
}) {
  const name = useId();
  return (
    <fieldset className="form-field">
      <legend>{props.legend}</legend>
      {props.options.map(([value, words]) => (
        <label key={value} className="choice">
          <input
            type="radio"
            name={name}
            value={value}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          <bdi>{words}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function Checks(props: {
  readonly table: 'documents' | 'tags';
  readonly ids: readonly Id[];
  onChange(ids: readonly Id[]): void;
}) {
  const names = useDocumentNames();
  const tree = new TagTree(useRows('tags').rows);
  const options =
    props.table === 'documents'
      ? [...names]
      : [...tree.tags.keys()].map((id) => [id, tree.path(id).join('/')] as const);
  const chosen = new Set(props.ids);
  return (
    <fieldset className="form-field export-checks">
      <legend>{exportWords.choose[props.table]}</legend>
      <div className="export-check-list">
        {options
          .sort((a, b) => a[1].localeCompare(b[1]))
          .map(([id, words]) => (
            <label key={id} className="choice">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={(event) =>
                  props.onChange(event.target.checked ? [...props.ids, id] : props.ids.filter((one) => one !== id))
                }
              />
              <bdi>{words}</bdi>
            </label>
          ))}
      </div>
    </fieldset>
  );
}
