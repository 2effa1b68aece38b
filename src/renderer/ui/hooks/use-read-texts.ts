import { useCallback } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { fail, ok } from '../../../core/model/result.ts';
import type { Result } from '../../../core/model/result.ts';
import { useSession } from './use-session.ts';

/** Reads the texts that the places of an answer stand in; each document once. */
export function useReadTexts() {
  const { desk } = useSession();
  return useCallback(
    async (
      of: readonly { readonly documentId: Id; readonly textId: Id }[],
    ): Promise<Result<ReadonlyMap<Id, string>>> => {
      const texts = new Map<Id, string>();
      for (const { documentId, textId } of of) {
        const read = await desk.store.text(textId);
        if (!read.ok) return fail('text-unread', documentId, read.error.code);
        texts.set(documentId, read.value.text);
      }
      return ok(texts);
    },
    [desk],
  );
}
