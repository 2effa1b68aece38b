import { memo } from 'react';
import type { ReactNode } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { Host } from '../../../core/ports/host.ts';
import { useSession } from '../hooks/use-session.ts';
import { shellWords } from '../../words/shell.ts';

/**
 * A note as it reads. Raw HTML stays text, pictures are not fetched, and links open in the person's browser.
 */
export const MarkdownText = memo(function MarkdownText({ text }: { readonly text: string }) {
  const { host } = useSession().desk;
  return (
    <ReactMarkdown
      remarkPlugins={plugins}
      components={{
        a: ({ href, children }) => (
          <MarkdownLink host={host} href={href ?? ''}>
            {children}
          </MarkdownLink>
        ),
        input: ({ checked, disabled, type }) => (
          <input
            type={type}
            checked={checked}
            disabled={disabled}
            readOnly
            aria-label={shellWords.notes.task(checked === true)}
          />
        ),
        img: ({ alt, src }) => <span className="quiet">{alt || (typeof src === 'string' ? src : '')}</span>,
      }}
    >
      {text}
    </ReactMarkdown>
  );
});

const plugins = [remarkGfm];

function MarkdownLink({
  host,
  href,
  children,
}: {
  readonly host: Host;
  readonly href: string;
  readonly children: ReactNode;
}) {
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
