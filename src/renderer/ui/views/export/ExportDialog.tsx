import { useId, useMemo, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { exporterOf, exporters } from '../../../../core/exchange/formats.ts';
import { pseudonymsIn } from '../../../../core/exchange/pseudonyms.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { CountBy } from '../../../commands/count-hits.ts';
import type { ExportChoice, ExportScope } from '../../../commands/export-evidence.ts';
import type { Stage } from '../../../commands/take-whole.ts';
import { saveProject } from '../../../session/save-project.ts';
import { tellCoverage } from '../../../session/tell-coverage.ts';
import { tellProblem } from '../../../session/tell-problem.ts';
import type { FormatLook } from '../../../session/export-look.ts';
import { usualFormatLook } from '../../../session/export-look.ts';
import { activeDocument } from '../../../session/workspace.ts';
import { exportWords } from '../../../words/reading.ts';
import { coverageWords } from '../../../words/search.ts';
import { useAbortWhenGone } from '../../hooks/use-abort-when-gone.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useExportPreview, useExports } from './use-exports.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { CountField } from './CountField.tsx';
import { ExportChecks } from './ExportChecks.tsx';
import { FormatChoices } from './FormatChoices.tsx';
import { PseudonymField } from './PseudonymField.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { Radios } from '../../parts/Radios.tsx';
import '../../styles/dialogs.css';
import '../../styles/export.css';

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
const formats: readonly Format[] = [...exporters.map(({ id }) => id), 'project'];
/** What the dialog offers to take: the document that is read is taken as a list of one. */
type ScopeKind = ExportScope['kind'] | 'document';

const scopeKinds: readonly ScopeKind[] = ['project', 'document', 'documents', 'tags', 'search'];

function Choosing({ close }: { close(): void }) {
  const exports = useExports();
  const chosen = useChoice();
  const { format, setFormat, kind, setKind, look, setLook, ids, setIds, offered, query, choice } = chosen;
  const made = useExportPreview(exports, choice);
  const { saving, save } = useSaving(exports, choice, close);
  // What is saved is what was counted.
  const isShown = made.choice === choice && made.exported !== null;
  const unchosen = (kind === 'documents' || kind === 'tags') && ids.length === 0 ? kind : null;

  return (
    <>
      <div className="dialog-body export-body">
        <div className="export-choices">
          <FormatField format={format} onChange={setFormat} />
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
                onChange={setKind}
              />
              {(kind === 'documents' || kind === 'tags') && (
                <ExportChecks key={kind} table={kind} ids={ids} onChange={setIds} />
              )}
              <FormatChoices format={format} look={look} onChange={setLook} />
              {choice && !exporterOf(format).exact && (
                <PseudonymField exports={exports} choice={choice} names={chosen.names} onChange={chosen.setNames} />
              )}
              {counts(format) && <CountField by={chosen.countBy} onChange={chosen.setCountBy} />}
            </>
          )}
        </div>
        {format !== 'project' && (
          <ExportPreview
            exported={made.exported}
            isCounting={choice?.countBy !== 'documents' && made.choice?.countBy !== choice?.countBy && !made.problem}
            problem={made.problem}
            unchosen={unchosen}
            rows={exporterOf(made.choice?.format ?? format).rows === true}
            counts={made.choice?.scope.kind === 'search' ? 'passages' : 'quotations'}
          />
        )}
      </div>
      <div className="dialog-buttons">
        <span role="status" className="dialog-status">
          {inWords(saving ?? made.indexing ?? idle)}
        </span>
        <Button className="button" onPress={close}>
          {exportWords.cancel}
        </Button>
        <Button
          className="button primary"
          isPending={saving !== null}
          isDisabled={saving === null && choice !== null && (!isShown || unchosen !== null)}
          onPress={() => void save()}
        >
          {exportWords.save}
        </Button>
      </div>
    </>
  );
}

/** Whether the format can say what its quotations count as. */
function counts(format: ExportChoice['format']): boolean {
  return exporterOf(format).counts !== false;
}

/** What is chosen in the dialog, and what can be. */
function useChoice() {
  const { workspace, search } = useSession();
  const documentId = activeDocument(workspace.state);
  const countBy = useWorkspace((state) => state.countBy);
  const setCountBy = (next: CountBy) => workspace.set({ countBy: next });
  const { query, anyWord, librarySort } = workspace.state;
  const { furniture } = search.state;
  const exportLook = useWorkspace((state) => state.exportLook);
  const { format: last, options, names } = exportLook;
  const format = formats.find((one) => one === last) ?? 'markdown';
  const setFormat = (next: Format) => workspace.set({ exportLook: { ...exportLook, format: next } });
  const look = options[format] ?? usualFormatLook;
  const setLook = (next: FormatLook) =>
    workspace.set({ exportLook: { ...exportLook, format, options: { ...options, [format]: next } } });
  const [kind, setKindOnly] = useState<ScopeKind>('project');
  const [ids, setIds] = useState<readonly Id[]>([]);
  const offered = scopeKinds.filter(
    (one) => (one !== 'document' || documentId !== null) && (one !== 'search' || query.trim() !== ''),
  );
  const setKind = (next: ScopeKind) => {
    setKindOnly(next);
    setIds([]);
  };
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
    return {
      format,
      scope,
      ...look,
      pseudonyms: pseudonymsIn(names),
      librarySort,
      countBy: counts(format) ? countBy : 'documents',
    };
  }, [format, kind, countBy, query, anyWord, furniture, librarySort, documentId, ids, look, names]);
  return {
    format,
    setFormat,
    kind,
    setKind,
    look,
    setLook,
    names,
    setNames: (next: string) => workspace.set({ exportLook: { ...exportLook, names: next } }),
    ids,
    setIds,
    offered,
    query,
    choice,
    countBy,
    setCountBy,
  };
}

/** Documents indexed before, or texts read, of all. */
interface Saving {
  readonly done: number;
  readonly of: number;
  readonly stage: Stage;
}

const idle: Saving = { done: 0, of: 0, stage: 'doing' };

function inWords({ done, of, stage }: Saving): string {
  if (of === 0) return '';
  return stage === 'indexing' ? coverageWords.indexing(done, of) : exportWords.saving(done, of);
}

/**
 * Saves what is chosen, tells how far that is, and closes the dialog afterwards. Closing it before gives an export up; a
 * project file is saved further, as the status line shows.
 */
function useSaving(exports: ReturnType<typeof useExports>, choice: ExportChoice | null, close: () => void) {
  const session = useSession();
  const { workspace, work, saves } = session;
  const project = useObserved(saves, (state) => state.project);
  const [saving, setSaving] = useState<Saving | null>(null);
  const closed = useAbortWhenGone();
  const save = async () => {
    const gone = closed();
    if (!choice) {
      if ((await saveProject(session)) && !gone.aborted) close();
      return;
    }
    if (!exports) return;
    setSaving({ done: 0, of: 0, stage: 'doing' });
    const running = work.begin(exportWords.savingExport);
    const show = (done: number, of: number, stage: Stage) => {
      setSaving({ done, of, stage });
      running.show(of > 0 ? done / of : null);
    };
    const saved = await exports.save(choice, show, gone).finally(() => {
      running.end();
      setSaving(null);
    });
    if (!saved.ok) return tellProblem(workspace, saved.error);
    if (!saved.value) return;
    close();
    workspace.tellSaved(exportWords.saved(saved.value.where), saved.value.where);
    tellCoverage(workspace, saved.value);
  };
  return { saving: choice ? saving : project, save };
}

function FormatField({ format, onChange }: { readonly format: Format; onChange(format: Format): void }) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{exportWords.format}</label>
      <select
        id={id}
        className="select"
        autoFocus
        value={format}
        onChange={({ target }) => onChange(formats.find((one) => one === target.value) ?? 'markdown')}
      >
        {formats.map((one) => (
          <option key={one} value={one}>
            {exportWords.formats[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
