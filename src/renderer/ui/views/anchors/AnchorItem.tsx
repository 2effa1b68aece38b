import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { percentAlike } from '../../../../core/model/annotations.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import type { Around } from '../../../../core/text/around.ts';
import { keysOfAction } from '../../../session/change-keys.ts';
import { keyInWords } from '../../../session/keys.ts';
import { asInDoubt, accept, beginPlacing, putAside, takeBackAside } from '../../../session/reviewing.ts';
import type { InDoubt } from '../../../session/reviewing.ts';
import { percentInWords } from '../../../words/in-words.ts';
import { reviewWords as words } from '../../../words/review.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession, useTagLabels } from '../../hooks/use-session.ts';
import { Differing } from '../../parts/Differing.tsx';
import { differencesOf } from '../../parts/differences.ts';

interface AnchorItemProps {
  readonly at: number;
  readonly annotation: Annotation;
  /** It is the one that Tab reaches. */
  readonly current: boolean;
  onShow(found: InDoubt): void;
}

/** What an annotation quotes beside what stands in the text of now, and what can be done with it. */
export function AnchorItem({ at, annotation, current, onShow }: AnchorItemProps) {
  const session = useSession();
  const found = asInDoubt(session, annotation);
  const around = session.sentences.of(annotation);
  if (!found) return null;
  const { exact } = annotation.quotation;
  const stands = found.doubt === 'changed' ? around : null;
  const parts = stands ? differencesOf(exact, stands.words) : null;
  return (
    <article className="review-item" data-doubt={found.doubt}>
      <Source found={found} />
      <dl className="review-words">
        <div>
          <dt>{words.was}</dt>
          <dd dir="auto">
            <Quoted found={found} around={around}>
              <Differing text={exact} parts={parts?.old ?? []} as="del" />
            </Quoted>
          </dd>
        </div>
        <div>
          <dt>{words.now}</dt>
          <dd>
            <button
              type="button"
              className="review-now"
              dir="auto"
              tabIndex={current ? 0 : -1}
              data-review={at}
              data-focus={current ? 'first' : undefined}
              onClick={() => onShow(found)}
            >
              {stands ? (
                <>
                  <span className="review-around">{stands.before}</span>
                  <Differing text={stands.words} parts={parts?.now ?? []} as="ins" />
                  <span className="review-around">{stands.behind}</span>
                </>
              ) : (
                <span className="quiet">{found.doubt === 'changed' ? words.reading : words.nowhere}</span>
              )}
            </button>
          </dd>
        </div>
      </dl>
      <Tools found={found} current={current} />
    </article>
  );
}

/** Where it stands, why it is listed, and its tags. */
function Source({ found: { annotation, document, doubt } }: { readonly found: InDoubt }) {
  const labels = useTagLabels();
  const name = useDocumentNames().get(document.id) ?? words.goneDocument;
  const { anchor, tagIds } = annotation;
  const why =
    doubt === 'changed' && anchor.kind === 'approximate'
      ? words.why.changed(percentInWords(percentAlike(anchor.score) / 100))
      : doubt === 'aside'
        ? words.why.aside
        : words.why.lost;
  return (
    <p className="review-source">
      <bdi className="review-document" title={name}>
        {name}
      </bdi>
      <span className="quiet">{words.version(currentVersion(document).number)}</span>
      <span className="review-why">{why}</span>
      {tagIds.map((id) => (
        <bdi key={id} className="quiet">
          {labels.get(id)}
        </bdi>
      ))}
    </p>
  );
}

/** What it quotes, between what stood around it in its lines: of a lost one in the version in which it stood last. */
function Quoted(props: { readonly found: InDoubt; readonly around: Around | null; readonly children: ReactNode }) {
  const { found, around, children } = props;
  const { prefix, suffix } = found.annotation.quotation;
  const stood = found.doubt === 'lost' && around?.words === found.annotation.quotation.exact ? around : null;
  return (
    <>
      <span className="review-around">{stood ? stood.before : prefix.slice(prefix.lastIndexOf('\n') + 1)}</span>
      {children}
      <span className="review-around">{stood ? stood.behind : suffix.split('\n', 1)[0]}</span>
    </>
  );
}

function Tools({ found, current }: { readonly found: InDoubt; readonly current: boolean }) {
  const session = useSession();
  const { annotation, doubt } = found;
  const ids = [annotation.id];
  return (
    <div className="review-acts">
      {doubt === 'changed' && (
        <Act id="review.accept" current={current} onPress={() => void accept(session, ids)}>
          {words.accept}
        </Act>
      )}
      <Act id="review.place" current={current} onPress={() => void beginPlacing(session, found)}>
        {words.place}
      </Act>
      {doubt === 'aside' ? (
        <Act id="review.back" current={current} onPress={() => void takeBackAside(session, ids)}>
          {words.back}
        </Act>
      ) : (
        <Act id="review.aside" current={current} onPress={() => void putAside(session, ids)}>
          {words.aside}
        </Act>
      )}
    </div>
  );
}

function Act(props: { readonly id: string; readonly current: boolean; onPress(): void; readonly children: string }) {
  const session = useSession();
  useObserved(session.keys, (own) => own);
  const [key] = keysOfAction(session, props.id);
  const shown = key === undefined || key.length === 1 ? key : keyInWords(key, session.desk.host.platform === 'mac');
  return (
    <Button className="button small" excludeFromTabOrder={!props.current} onPress={props.onPress}>
      {props.children}
      {shown !== undefined && props.current && <kbd aria-hidden>{shown}</kbd>}
    </Button>
  );
}
