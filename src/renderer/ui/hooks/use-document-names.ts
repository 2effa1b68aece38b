import { createContext, useContext } from 'react';
import type { AccountId } from '../../../core/model/account.ts';
import type { NamesById } from '../../../core/model/shown-name.ts';
import { useRows, useSession } from './use-session.ts';

const nothing: readonly AccountId[] = [];

/** What is compared where names are shown. */
export const ComparedContext = createContext(nothing);

/**
 * The name of every document as it is shown wherever one is named beside others; see `documentNames`. Where versions are
 * compared they are told by their numbers.
 */
export function useDocumentNames(): NamesById {
  useRows('documents');
  return useSession().names.accounts(useContext(ComparedContext));
}

/** The same for a few documents beside each other, by their outlets where these tell them apart: shorter, and what matters. */
export function useOutletNames(accounts: readonly AccountId[]): NamesById {
  useRows('documents');
  return useSession().names.byOutlets(accounts);
}
