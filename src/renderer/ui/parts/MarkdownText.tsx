import { createContext, memo, useContext } from 'react';
import type { ReactNode } from 'react';
import ReactMarkdown, { defaultUrlTransform } from 'react-markdown';
import type { Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { Replacement } from '../../../core/notes/bind.ts';
import { readAddress } from '../../../core/notes/links.ts';
import { quotationsIn } from '../../../core/notes/quotations.ts';
import type { NoteQuotation } from '../../../core/notes/quotations.ts';
import { tickTask } from '../../../core/notes/tasks.ts';
import { useSession } from '../hooks/use-session.ts';
import { shellWords } from '../../words/shell.ts';
import { LiveQuotation } from './LiveQuotation.tsx';
import { isTyped, typedLinks } from './typed-links.ts';
import { NoteLink, TypedLink } from './NoteLink.tsx';

/** What is read, and who changes it where what is drawn can be changed. */
interface Reading {
  readonly text: string;
  readonly onEdit?: ((change: Replacement) => void) | undefined;
}

const ReadingContext = createContext<Reading>({ text: '' });
/** Where the list item begins in which something stands. */
const ItemContext = createContext<number | null>(null);

/**
 * A note as it reads. Raw HTML stays text, pictures are not fetched, and links open in the person's browser, but those to
 * what is in the project. `onEdit` takes ticks of tasks and quotations taken anew, in offsets of this text.
 */
export const MarkdownText = memo(function MarkdownText({ text, onEdit }: Reading) {
  return (
    <ReadingContext value={{ text, onEdit }}>
      <ReactMarkdown remarkPlugins={plugins} urlTransform={addressOf} components={components}>
        {text}
      </ReactMarkdown>
    </ReadingContext>
  );
});

const plugins = [remarkGfm, typedLinks];

function addressOf(address: string): string {
  return readAddress(address) || isTyped(address) ? address : defaultUrlTransform(address);
}

const components: Components = {
  a: ({ href, children }) => <MarkdownLink href={href ?? ''}>{children}</MarkdownLink>,
  blockquote: ({ node, children }) => (
    <Quote from={node?.position?.start.offset ?? 0} to={node?.position?.end.offset ?? 0}>
      {children}
    </Quote>
  ),
  li: ({ node, children, className }) => (
    <ItemContext value={node?.position?.start.offset ?? null}>
      <li className={className}>{children}</li>
    </ItemContext>
  ),
  input: ({ checked }) => <TaskBox done={checked === true} />,
  img: ({ alt, src }) => <span className="quiet">{alt || (typeof src === 'string' ? src : '')}</span>,
};

function TaskBox({ done }: { readonly done: boolean }) {
  const { text, onEdit } = useContext(ReadingContext);
  const item = useContext(ItemContext);
  const tick = item === null ? null : tickTask(text, item);
  const label = shellWords.notes.task(done);
  if (!onEdit || !tick) return <input type="checkbox" checked={done} disabled readOnly aria-label={label} />;
  return <input type="checkbox" checked={done} aria-label={label} onChange={() => onEdit(tick)} />;
}

function Quote({ from, to, children }: { readonly from: number; readonly to: number; readonly children: ReactNode }) {
  const { text, onEdit } = useContext(ReadingContext);
  const quotation = wholeQuotation(text.slice(from, to));
  if (!quotation) return <blockquote>{children}</blockquote>;
  return <LiveQuotation quotation={quotation} onTake={onEdit && ((insert) => onEdit({ from, to, insert }))} />;
}

/** The quotation that this block is, if it is one and nothing more. */
function wholeQuotation(block: string): NoteQuotation | null {
  const [quotation, ...others] = quotationsIn(block);
  return quotation && others.length === 0 && quotation.from === 0 && quotation.to === block.length ? quotation : null;
}

function MarkdownLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const { host } = useSession().desk;
  if (isTyped(href)) return <TypedLink name={wordsOf(children)} />;
  const target = readAddress(href)?.target;
  if (target) return <NoteLink target={target} name={wordsOf(children).replace(/^\[|\]$/gu, '')} />;
  return (
    <a
      href={href}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void host.openExternal(href);
      }}
    >
      {children}
    </a>
  );
}

/** The words that something draws. */
function wordsOf(drawn: ReactNode): string {
  if (typeof drawn === 'string') return drawn;
  if (Array.isArray(drawn)) return drawn.map((one: ReactNode) => wordsOf(one)).join('');
  return '';
}
