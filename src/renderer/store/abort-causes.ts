import type { DBCoreTable, DBCoreTransaction, Dexie } from 'dexie';

// When the engine gives a transaction up, e.g. for want of room, each request that waits in it fails with an AbortError
// that names no cause. The cause stands in the transaction only, and Dexie hands on the error of the request.

/** From now on an AbortError of this database has as its cause what the engine gave the transaction up for. */
export function nameAbortCauses(database: Dexie): void {
  database.use({
    stack: 'dbcore',
    name: 'abort-causes',
    create: (core) => ({ ...core, table: (name) => withCauses(core.table(name)) }),
  });
}

function withCauses(table: DBCoreTable): DBCoreTable {
  return {
    ...table,
    mutate: asking((request) =>
      table.mutate(request).then((answer) => {
        if (answer.numFailures === 0) return answer;
        const failures = Object.entries(answer.failures).map(([at, error]) => [at, caused(error, request.trans)]);
        return { ...answer, failures: Object.fromEntries(failures) as typeof answer.failures };
      }),
    ),
    get: asking(table.get),
    getMany: asking(table.getMany),
    query: asking(table.query),
    openCursor: asking(table.openCursor),
    count: asking(table.count),
  };
}

function asking<Request extends { readonly trans: DBCoreTransaction }, Answer>(
  ask: (request: Request) => Promise<Answer>,
): (request: Request) => Promise<Answer> {
  return (request) => ask(request).catch((error: unknown) => Promise.reject(caused(error, request.trans)));
}

/** What is said to who waits in a transaction that was given up, and to who asks it for more. */
const overWithIt: ReadonlySet<string> = new Set(['AbortError', 'InvalidStateError']);

function caused(error: unknown, transaction: DBCoreTransaction): Error {
  const { error: cause } = transaction as unknown as IDBTransaction;
  if (!(error instanceof Error) || !overWithIt.has(error.name) || cause === null) return error as Error;
  return Object.assign(new Error(error.message, { cause }), { name: error.name });
}
