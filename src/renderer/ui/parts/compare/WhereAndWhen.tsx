import type { Id } from '../../../../core/model/id.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { useRows } from '../../hooks/use-session.ts';

/** Where and on which day a document appeared, to tell it apart beside its name. */
export function WhereAndWhen({ id }: { readonly id: Id }) {
  const { outlet, date } = useRows('documents').rows.get(id)?.attributes ?? {};
  const day = date && dateInWords(date.value.replace(/T.*$/u, ''), 'short');
  const facts = [outlet?.value, day].filter((one) => one);
  return facts.length === 0 ? null : <bdi className="quiet where-and-when">{facts.join(' · ')}</bdi>;
}
