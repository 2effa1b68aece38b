import {
  Check,
  ChevronDown,
  ChevronRight,
  Command,
  FilePlus2,
  FolderPlus,
  PanelLeft,
  PanelRight,
  Redo2,
  Share,
  Undo2,
} from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { shownName } from '../../../core/model/shown-name.ts';
import { runAction } from '../../session/actions.ts';
import { useNextActs } from '../hooks/use-next-acts.ts';
import { useRows, useSession } from '../hooks/use-session.ts';
import { backupWords } from '../../words/backups.ts';
import { compareWords } from '../../words/compare.ts';
import { questionWords } from '../../words/questions.ts';
import { shellWords } from '../../words/shell.ts';
import { labelSentence } from '../../words/sentences.ts';
import { IconButton } from './IconButton.tsx';
import { SearchBox } from './SearchBox.tsx';
import '../styles/header.css';

const words = shellWords.header;

/** The line at the top: the project, the search over everything, and what is done most. */
export function Header({ left, right }: { readonly left: boolean; readonly right: boolean }) {
  const session = useSession();
  const { undo, redo } = useNextActs();
  const run = (id: string) => () => void runAction(session, id);
  const [project] = useRows('project').rows.values();
  return (
    <header className="top">
      <h1 className="hidden-words">{project?.name ?? words.project}</h1>
      <IconButton label={words.left} pressed={left} onPress={run('panel.left')}>
        <PanelLeft size={17} aria-hidden="true" />
      </IconButton>
      <ProjectMenu />
      <div className="top-search">
        <SearchBox />
      </div>
      <div className="top-buttons">
        <IconButton label={words.importFolder} className="worded may-go" onPress={run('import.folder')}>
          <FolderPlus size={16} aria-hidden="true" />
          <span className="words">{words.importFolder}</span>
        </IconButton>
        <IconButton label={words.importFiles} className="may-go" onPress={run('import.files')}>
          <FilePlus2 size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.export} className="worded may-go" onPress={run('export.open')}>
          <Share size={16} aria-hidden="true" />
          <span className="words">{words.export}</span>
        </IconButton>
        <span className="top-rule" />
        <IconButton
          label={words.undo}
          hint={undo ? words.undoWhat(labelSentence(undo)) : words.nothingToUndo}
          disabled={!undo}
          onPress={run('edit.undo')}
        >
          <Undo2 size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={words.redo}
          className="may-go"
          hint={redo ? words.redoWhat(labelSentence(redo)) : words.nothingToRedo}
          disabled={!redo}
          onPress={run('edit.redo')}
        >
          <Redo2 size={16} aria-hidden="true" />
        </IconButton>
        <span className="top-rule" />
        <IconButton label={words.commands} onPress={run('commands.open')}>
          <Command size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.right} pressed={right} onPress={run('panel.right')}>
          <PanelRight size={17} aria-hidden="true" />
        </IconButton>
      </div>
    </header>
  );
}

function ProjectMenu() {
  const session = useSession();
  const [project] = useRows('project').rows.values();
  const name = shownName(project?.name ?? words.project);
  const questions = useRows('questions').rows.size;
  return (
    <MenuTrigger>
      <Button className="project-button" aria-label={`${words.project}: ${name}`}>
        <span className="project-name" dir="auto" title={name}>
          {name}
        </span>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu className="menu" aria-label={words.project} onAction={(key) => void runAction(session, String(key))}>
          <MenuItem className="menu-item" id="project.list">
            {words.projects}
          </MenuItem>
          <MenuItem className="menu-item" id="project.new">
            {words.newProject}
          </MenuItem>
          <Separator className="menu-rule" />
          <MenuItem className="menu-item" id="project.open">
            {words.openFile}
          </MenuItem>
          <MenuItem className="menu-item" id="project.save">
            {words.saveFile}
          </MenuItem>
          <MenuItem className="menu-item" id="project.merge">
            {words.mergeFile}
          </MenuItem>
          {questions > 0 && (
            <MenuItem className="menu-item" id="questions.open">
              {questionWords.open(questions)}
            </MenuItem>
          )}
          {session.desk.host.native && (
            <MenuItem className="menu-item" id="backups.open">
              {backupWords.action}
            </MenuItem>
          )}
          <Separator className="menu-rule" />
          <MenuItem className="menu-item" id="shared-wording.open">
            {compareWords.title}
          </MenuItem>
          <MenuItem className="menu-item" id="document-table.open">
            {words.documentTable}
          </MenuItem>
          <MenuItem className="menu-item" id="history.open">
            {words.history}
          </MenuItem>
          <MenuItem className="menu-item" id="project.rename">
            {words.rename}
          </MenuItem>
          <MenuItem className="menu-item" id="settings.author">
            {words.author}
          </MenuItem>
          <SubmenuTrigger>
            <MenuItem className="menu-item" id="theme">
              {words.theme}
              <ChevronRight size={14} aria-hidden="true" className="menu-more" />
            </MenuItem>
            <Popover className="popover">
              <ThemeMenu />
            </Popover>
          </SubmenuTrigger>
          <Separator className="menu-rule" />
          <MenuItem className="menu-item" id="project.close">
            {words.close}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Light, dark, or as the system: what holds now is ticked. */
function ThemeMenu() {
  const session = useSession();
  const now = document.documentElement.dataset['theme'] ?? 'system';
  return (
    <Menu
      className="menu"
      aria-label={words.theme}
      selectionMode="single"
      selectedKeys={[`theme.${now}`]}
      onAction={(key) => void runAction(session, String(key))}
    >
      {Object.entries(words.themes).map(([id, name]) => (
        <MenuItem key={id} className="menu-item" id={`theme.${id}`} textValue={name}>
          {name}
          {id === now && <Check size={14} aria-hidden="true" className="menu-more" />}
        </MenuItem>
      ))}
    </Menu>
  );
}
