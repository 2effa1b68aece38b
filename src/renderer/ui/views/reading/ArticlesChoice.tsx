import { useEffect, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { isEncoded } from '../../../../core/decode/format-names.ts';
import { movedBorder, withBorder, withoutBorder } from '../../../../core/decode/articles/borders.ts';
import { withoutBorders } from '../../../../core/model/readings.ts';
import type { ArticlesRule } from '../../../../core/decode/articles/cut.ts';
import type { ReadingWay } from '../../../../core/decode/format.ts';
import type { Id } from '../../../../core/model/id.ts';
import { inOneLine } from '../../../../core/model/one-line.ts';
import { articleRules } from '../../../../core/model/records.ts';
import type { ReadingRule } from '../../../../core/model/records.ts';
import type { ReadingPreview } from '../../../../core/ports/ingest.ts';
import { previewArticles } from '../../../commands/read-otherwise.ts';
import { articleWords as words } from '../../../words/articles.ts';
import { useSession } from '../../hooks/use-session.ts';
import { ArticleBorder } from './ArticleBorder.tsx';
import { EncodingField } from './EncodingField.tsx';

type Article = ReadingPreview['first'][number];

/** By which lines a file is cut into articles, or that it is not; and its borders, which can be taken away and put elsewhere. */
export function ArticlesChoice({
  documentId,
  shown,
  detected,
  way,
  onWay,
}: {
  readonly documentId: Id;
  readonly shown: ReadingPreview;
  readonly detected: string;
  readonly way: ReadingWay;
  onWay(way: ReadingWay): void;
}) {
  const { rule } = way;
  const cut = rule.kind === 'articles' ? rule : null;
  const id = useId();
  const set = (next: ReadingRule) => onWay({ ...way, rule: next });
  const articles = useArticles(documentId, way, cut);
  const base = useArticles(documentId, way, cut && withoutBorders(cut));
  const choose = (value: string) => {
    const source = articleRules.find((one) => one === value);
    if (source === undefined) set({ kind: 'whole' });
    else set({ kind: 'articles', rule: source, ...(source === 'separator' && { pattern: '=====' }) });
  };
  return (
    <>
      <div className="reading-fields">
        <label htmlFor={`${id} cut`}>{words.cut}</label>
        <select
          id={`${id} cut`}
          className="select"
          value={cut?.rule ?? 'whole'}
          onChange={({ target }) => choose(target.value)}
        >
          {(['whole', ...articleRules] as const).map((one) => (
            <option key={one} value={one}>
              {words.rules[one]}
            </option>
          ))}
        </select>
        {isEncoded(shown.format) && <EncodingField detected={detected} way={way} onWay={onWay} />}
      </div>
      {cut?.rule === 'separator' && (
        <div className="reading-fields">
          <label htmlFor={id}>{words.pattern}</label>
          <input
            id={id}
            className="text-field"
            value={cut.pattern ?? ''}
            onChange={({ target }) => set({ kind: 'articles', rule: 'separator', pattern: target.value })}
          />
        </div>
      )}
      {cut && <CutAt articles={articles} put={(at) => set(withBorder(cut, at))} />}
      {cut && (
        <Articles
          articles={articles}
          join={(at) => set(withoutBorder(cut, base, at))}
          move={(at, to) => set(movedBorder(cut, base, at, to))}
        />
      )}
    </>
  );
}

function Articles({
  articles,
  join,
  move,
}: {
  readonly articles: readonly Article[];
  join(at: number): void;
  move(at: number, to: number): void;
}) {
  const border = (above: Article, below: Article | undefined) => {
    const at = below?.at ?? null;
    if (!below || at === null) return null;
    return <ArticleBorder above={above} below={below} title={below.title} move={(to) => move(at, to)} />;
  };
  return (
    <>
      {articles.length > 1 && <p className="quiet">{words.moving}</p>}
      <ol className="reading-articles" aria-label={words.list} tabIndex={0}>
        {articles.slice(0, most).map((article, number) => (
          // By its number: a border that is moved by keys keeps the focus.
          <li key={number}>
            <bdi className="reading-article-title">{article.title}</bdi>{' '}
            <span className="quiet">{words.facts(article.said, article.text.length)}</span>
            {number > 0 && article.at !== null && (
              <Button className="plain-link" aria-label={words.joinOf(article.title)} onPress={() => join(article.at!)}>
                {words.join}
              </Button>
            )}
            <bdi className="reading-article-words">{inOneLine(article.text.slice(0, beginning))}</bdi>
            {border(article, articles[number + 1])}
          </li>
        ))}
      </ol>
      {articles.length > most && <p className="reading-note">{words.more(articles.length - most)}</p>}
    </>
  );
}

/** So many letters are shown of how an article begins. */
const beginning = 160;

/** So many are listed. */
const most = 500;

/** A field for the words at which another article begins. */
function CutAt({ articles, put }: { readonly articles: readonly Article[]; put(at: number): void }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const at = placeOf(articles, typed);
  return (
    <form
      className="reading-fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (at === null) return;
        put(at);
        setTyped('');
      }}
    >
      <label htmlFor={id}>{words.cutAt}</label>
      <input id={id} className="text-field" value={typed} onChange={({ target }) => setTyped(target.value)} />
      <Button type="submit" className="button" isDisabled={at === null}>
        {words.cutHere}
      </Button>
      <span role="status" className="quiet">
        {typed.trim() !== '' && at === null ? words.notFound : ''}
      </span>
    </form>
  );
}

/** The beginning of the first line that holds the words and begins no article; null if there is none. */
function placeOf(articles: readonly Article[], typed: string): number | null {
  const sought = typed.trim();
  if (sought === '') return null;
  for (const { text, at } of articles) {
    const found = text.indexOf(sought);
    const line = text.lastIndexOf('\n', found) + 1;
    if (at !== null && found >= 0 && line > 0) return at + line;
  }
  return null;
}

/** The articles that a rule gives; those before until they are known. */
function useArticles(documentId: Id, { encoding }: ReadingWay, rule: ArticlesRule | null): readonly Article[] {
  const { desk } = useSession();
  const [articles, setArticles] = useState<readonly Article[]>([]);
  const asked = rule === null ? null : JSON.stringify({ rule, encoding });
  useEffect(() => {
    if (asked === null) return;
    let over = false;
    const timer = setTimeout(() => {
      void previewArticles(desk, documentId, JSON.parse(asked) as ReadingWay).then((preview) => {
        if (!over) setArticles(preview.ok ? preview.value.first : []);
      });
    }, pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [desk, documentId, asked]);
  return articles;
}

/** Milliseconds in which nothing was chosen. */
const pause = 150;
