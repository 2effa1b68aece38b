import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXml } from '../../src/core/container/xml.ts';

// The schemas of REFI-QDA 1.0 (2019, by the Rotterdam Exchange Format Initiative), and what in a file breaks them. Read by
// us, as far as these schemas go: sequences, one choice, attributes, simple types. Beside that xmllint, where it is installed.

const folder = path.resolve(import.meta.dirname, '../fixtures/refi');

/** One of the two schemas. */
export type SchemaName = 'Project' | 'Codebook';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly words: string;
}

type Growing = { name: string; attributes: Record<string, string>; children: Growing[]; words: string };

/** A tree of XML. `asked` are the names of the attributes to take. */
export function treeOf(xml: string, prefixes: Readonly<Record<string, string>>, asked: readonly string[]): Element {
  const top: Growing = { name: '', attributes: {}, children: [], words: '' };
  const open = [top];
  readXml(new TextEncoder().encode(xml), prefixes, {
    open(name, attribute) {
      const one: Growing = { name: name.replace(/^\w+:/u, ''), attributes: {}, children: [], words: '' };
      for (const key of asked) {
        const value = attribute(key);
        if (value !== null) one.attributes[key] = value;
      }
      open.at(-1)!.children.push(one);
      open.push(one);
    },
    close: () => void open.pop(),
    text: (words) => void (open.at(-1)!.words += words),
  });
  return top.children[0]!;
}

const schemaKeys = ['name', 'type', 'use', 'minOccurs', 'maxOccurs', 'base', 'value', 'targetNamespace'];

interface Schema {
  readonly namespace: string;
  readonly root: Element;
  readonly types: ReadonlyMap<string, Element>;
  readonly attributes: readonly string[];
}

const schemas = new Map<SchemaName, Schema>();

function schemaOf(name: SchemaName): Schema {
  const known = schemas.get(name);
  if (known) return known;
  const written = readFileSync(path.join(folder, `${name}.xsd`), 'utf8');
  const top = treeOf(written, { 'http://www.w3.org/2001/XMLSchema': 'xsd' }, schemaKeys);
  const all: Element[] = [top];
  for (const one of all) all.push(...one.children);
  const schema: Schema = {
    namespace: top.attributes['targetNamespace']!,
    root: top.children.find((one) => one.name === 'element')!,
    types: new Map(top.children.filter((one) => /Type$/u.test(one.name)).map((one) => [one.attributes['name']!, one])),
    attributes: [
      ...new Set(all.filter((one) => one.name === 'attribute').map((one) => one.attributes['name']!)),
      'xmlns',
    ],
  };
  schemas.set(name, schema);
  return schema;
}

/** What of it breaks the schema, in words. Attributes that no type knows are seen by xmllint alone. */
export function faultsOf(xml: string, name: SchemaName): readonly string[] {
  const schema = schemaOf(name);
  const root = treeOf(xml, { [schema.namespace]: 'q' }, schema.attributes);
  const faults: string[] = [];
  if (root.attributes['xmlns'] !== schema.namespace) faults.push(`namespace ${String(root.attributes['xmlns'])}`);
  if (root.name !== schema.root.attributes['name']) faults.push(`root ${root.name}`);
  check(schema, { ...root, attributes: without(root.attributes, 'xmlns') }, schema.root.attributes['type']!, faults);
  return faults;
}

function without(values: Readonly<Record<string, string>>, key: string) {
  return Object.fromEntries(Object.entries(values).filter(([one]) => one !== key));
}

function check(schema: Schema, element: Element, typeName: string, faults: string[]): void {
  const type = schema.types.get(typeName);
  if (type?.name !== 'complexType') {
    if (element.children.length > 0) faults.push(`${element.name} holds elements`);
    checkWords(schema, element.name, typeName, element.words, faults);
    return;
  }
  const known = type.children.filter((one) => one.name === 'attribute');
  for (const { attributes } of known) {
    const value = element.attributes[attributes['name']!];
    if (value !== undefined)
      checkWords(schema, `${element.name}@${attributes['name']!}`, attributes['type']!, value, faults);
    else if (attributes['use'] === 'required') faults.push(`${element.name} without ${attributes['name']!}`);
  }
  const names = new Set(known.map((one) => one.attributes['name']!));
  for (const key of Object.keys(element.attributes)) if (!names.has(key)) faults.push(`${element.name} with ${key}`);
  if (element.words.trim() !== '') faults.push(`${element.name} with words ${element.words}`);
  const model = type.children.find(({ name }) => name === 'sequence' || name === 'choice');
  const rest = [...element.children];
  if (model) takeModel(schema, element.name, model, rest, faults);
  if (rest.length > 0) faults.push(`${element.name} with ${rest[0]!.name} where it may not stand`);
}

function most({ attributes }: Element): number {
  const { maxOccurs = '1' } = attributes;
  return maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(maxOccurs);
}

function takeModel(schema: Schema, where: string, model: Element, rest: Element[], faults: string[]): void {
  if (model.name === 'element') {
    let taken = 0;
    while (taken < most(model) && rest[0]?.name === model.attributes['name']) {
      check(schema, rest.shift()!, model.attributes['type']!, faults);
      taken++;
    }
    if (taken < Number(model.attributes['minOccurs'] ?? 1))
      faults.push(`${where} without ${model.attributes['name']!}`);
  } else if (model.name === 'sequence') {
    for (const one of model.children) takeModel(schema, where, one, rest, faults);
  } else {
    for (let taken = 0; taken < most(model); taken++) {
      const next = model.children.find((one) => one.attributes['name'] === rest[0]?.name);
      if (!next) return;
      check(schema, rest.shift()!, next.attributes['type']!, faults);
    }
  }
}

const builtIn: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/u,
  boolean: /^(?:true|false|0|1)$/u,
  integer: /^[+-]?\d+$/u,
  decimal: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u,
  date: /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/u,
  dateTime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/u,
};

function checkWords(schema: Schema, where: string, typeName: string, words: string, faults: string[]): void {
  const simple = schema.types.get(typeName)?.children[0]?.children;
  const value = typeName === 'xsd:string' ? words : words.trim();
  const fits = simple
    ? simple.some(({ name, attributes }) =>
        name === 'pattern'
          ? new RegExp(`^(?:${attributes['value']!})$`, 'u').test(value)
          : attributes['value'] === value,
      )
    : builtIn[typeName.replace('xsd:', '')]!.test(value);
  if (!fits) faults.push(`${where} is no ${typeName}: ${words}`);
}

/** Whether another program can look. */
export const hasXmllint = (() => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // It is not installed here.
  }
})();

/** What xmllint says of these files; empty if all of them are valid. */
export function saidByXmllint(files: readonly string[], name: SchemaName): string {
  const here = mkdtempSync(path.join(tmpdir(), 'refi-'));
  try {
    const names = files.map((xml, at) => {
      const file = path.join(here, `${at}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    execFileSync('xmllint', ['--noout', '--huge', '--schema', path.join(folder, `${name}.xsd`), ...names], {
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    const lines = String((error as { stderr?: unknown }).stderr).split('\n');
    return lines.filter((line) => line !== '' && !line.endsWith('validates')).join('\n');
  } finally {
    rmSync(here, { recursive: true });
  }
}
