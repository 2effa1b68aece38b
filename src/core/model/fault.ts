// What a log may keep of a bug. A message often carries the value that surprised the program, and that may be a line of
// somebody's source: so of messages only those that the engine words itself are kept, without what they quote, and of
// stacks only the names of functions and files. Where in the code it happened says the rest.

/** A bug as the log keeps it: no content of texts, no names of folders. */
export interface Fault {
  readonly where: 'window' | 'worker' | 'main' | 'process';
  /** The error's class or DOMException's name. */
  readonly name: string;
  /** Empty if it could hold content. */
  readonly message: string;
  /** The innermost call first: `function file.js:line:column`. */
  readonly stack: readonly string[];
}

/** In lines. */
export const longestStack = 40;
/** In code units. */
export const longestMessage = 200;

/** Errors whose words come from the engine. A SyntaxError's do, too, but quote what could not be parsed at length. */
const wordedByEngine = new Set([
  'TypeError',
  'RangeError',
  'ReferenceError',
  'AbortError',
  'ConstraintError',
  'DatabaseClosedError',
  'DataCloneError',
  'InvalidStateError',
  'NotFoundError',
  'QuotaExceededError',
  'SecurityError',
  'TransactionInactiveError',
  'UnknownError',
  'VersionError',
]);

/** What may be kept of anything that was thrown, also of what is no Error. */
export function faultOf(error: unknown, where: Fault['where']): Fault {
  const { name, message, stack, code, syscall } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const kind = typeof name === 'string' && /^[A-Z][A-Za-z]{0,40}(?:Error|Exception)$|^Error$/u.test(name) ? name : '';
  const system = typeof code === 'string' && /^E[A-Z_]{2,40}$/u.test(code) ? [code] : [];
  if (system.length > 0 && typeof syscall === 'string' && /^[a-z]{1,20}$/u.test(syscall)) system.push(syscall);
  return {
    where,
    name: kind || (error instanceof Error ? 'Error' : typeof error),
    message: system.length > 0 ? system.join(' ') : wordedByEngine.has(kind) ? withoutQuotations(message) : '',
    stack: framesOf(stack, message),
  };
}

/** One fault, however often it comes: what tells it from others. */
export function sameFault(a: Fault, b: Fault): boolean {
  return a.where === b.where && a.name === b.name && a.message === b.message && a.stack[0] === b.stack[0];
}

/** What stands between the first and the last quotation mark goes, since quotations may hold such marks themselves. */
function withoutQuotations(message: unknown): string {
  if (typeof message !== 'string') return '';
  const plain = message.replace(/["'`“‘«].*["'`”’»]/su, '…').replace(/\s+/gu, ' ');
  return /^[\x20-\x7e…]*$/u.test(plain) ? plain.slice(0, longestMessage) : '';
}

function framesOf(stack: unknown, message: unknown): readonly string[] {
  if (typeof stack !== 'string') return [];
  // A message of several lines could hold one that looks like a call.
  const calls =
    typeof message === 'string' && message !== '' ? stack.slice(stack.indexOf(message) + message.length) : stack;
  const frames: string[] = [];
  for (const line of calls.split('\n')) {
    const [, called = '', place = ''] = /^\s*at (?:async )?(?:([\w$.<>[\] ]{1,100}) \()?([^()]*)\)?$/u.exec(line) ?? [];
    const file = /(?:^|[/\\])([\w.-]{1,100}\.[cm]?[jt]sx?(?:\?[\w=&.-]*)?:\d+:\d+)$/u.exec(place)?.[1];
    if (file) frames.push(called === '' ? file : `${called} ${file}`);
    if (frames.length === longestStack) break;
  }
  return frames;
}
