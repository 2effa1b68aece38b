import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { verbs } from '../../src/core/model/change.ts';

// A verb of the history that no act has, and its words, would be kept for ever without a reason; an act whose verb the list
// lacks could not be read again. So the verbs that commands and workers give to their acts are the list, word for word.

const source = path.resolve(import.meta.dirname, '../../src');

test('every verb of the history is the label of an act that a command or a worker makes, and there are no others', () => {
  const files = ['renderer/commands', 'renderer/workers'].flatMap((room) =>
    readdirSync(path.join(source, room))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(path.join(source, room, name), 'utf8')),
  );
  expect(verbsMadeIn(files)).toEqual(verbs.toSorted());
});

test('takes no word for a verb that stands there for something else', () => {
  const code = `
    import { tag } from './tag.ts';
    type Verb = 'tag' | 'untag';
    function act(id: string, verb: Verb = 'redo', names: string[] = ['add-tag']) { return { verb, names }; }
    const acting = (...[id, ...rest]: Parameters<typeof act>) => act(id, ...rest);
    const other = { kind: 'tag', label: { verb: asked === 'merge-tags' ? 'note' : 'import', names: ['move-tag'] } };
    act('remove-tag', 'rename-tag', ['edit-note']);
    acting('add-note', 'join');
    tell('annotate');`;
  expect(verbsMadeIn([code])).toEqual(['import', 'join', 'note', 'redo', 'rename-tag']);
});

/** The words that are given to a property `verb`, or to a parameter of that name, sorted. */
function verbsMadeIn(codes: readonly string[]): string[] {
  const files = codes.map((code) => ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true));
  const nodes = files.flatMap((file) => [...nodesIn(file)].map((node) => ({ node, file })));
  const functions = nodes.flatMap(({ node, file }) => {
    if (!ts.isFunctionLike(node)) return [];
    const name = nameOf(node);
    return name === undefined ? [] : [{ name, parameters: node.parameters, file }];
  });
  /** Which argument of a function is the verb. */
  const places = new Map<string, number>();
  for (const { name, parameters, file } of functions) {
    const at = parameters.findIndex((one) => one.name.getText(file) === 'verb');
    if (at >= 0) places.set(name, at);
  }
  for (const { name, parameters, file } of functions) {
    const handed = /^Parameters<typeof (\w+)>$/u.exec(parameters[0]?.type?.getText(file) ?? '')?.[1];
    const at = handed === undefined ? undefined : places.get(handed);
    if (at !== undefined) places.set(name, at);
  }
  const given = nodes.flatMap(({ node, file }) => {
    if (ts.isPropertyAssignment(node)) return node.name.getText(file) === 'verb' ? [node.initializer] : [];
    if (ts.isParameter(node)) return node.name.getText(file) === 'verb' && node.initializer ? [node.initializer] : [];
    if (!ts.isCallExpression(node)) return [];
    const argument = node.arguments[places.get(node.expression.getText(file)) ?? -1];
    return argument ? [argument] : [];
  });
  return [...new Set(given.flatMap(wordsOf))].sort();
}

/** Either word, where it hangs on something which. */
function wordsOf(node: ts.Expression): string[] {
  if (ts.isConditionalExpression(node)) return [...wordsOf(node.whenTrue), ...wordsOf(node.whenFalse)];
  return ts.isStringLiteral(node) ? [node.text] : [];
}

function nameOf(node: ts.SignatureDeclaration): string | undefined {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  const { parent } = node;
  return parent && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesIn(child);
}
