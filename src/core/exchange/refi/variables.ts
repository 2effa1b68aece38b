import type { AttributeDefinition, Document } from '../../model/records.ts';
import { guidOf } from './guids.ts';
import { attributesXml, wordsXml } from './xml-writing.ts';

/** Types that the standard knows, with what a value of each looks like. */
const types = [
  ['Boolean', /^(?:true|false)$/u],
  ['Integer', /^[+-]?\d{1,15}$/u],
  ['Float', /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u],
  ['Date', /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u],
] as const;

type TypeOfVariable = (typeof types)[number][0] | 'Text';

/** Which of them a column may become, in the order in which they are tried. */
const typesOf: Readonly<Record<AttributeDefinition['type'], readonly TypeOfVariable[]>> = {
  text: [],
  choice: [],
  'yes-no': ['Boolean'],
  number: ['Integer', 'Float'],
  date: ['Date'],
};

/** The columns that documents have values in, as variables. */
export class Variables {
  readonly #columns: readonly { readonly column: AttributeDefinition; readonly type: TypeOfVariable }[];

  constructor(attributes: readonly AttributeDefinition[], documents: readonly Document[]) {
    this.#columns = attributes.flatMap((column) => {
      const values = documents.flatMap(({ attributes: known }) => {
        const value = known[column.id]?.value;
        return value === undefined ? [] : [written(column, value)];
      });
      return values.length === 0 ? [] : [{ column, type: typeOf(column, values) }];
    });
  }

  /** Nothing if there are none: the standard wants one at least. */
  xml(): string {
    if (this.#columns.length === 0) return '';
    const all = this.#columns.map(
      ({ column, type }) =>
        `<Variable${attributesXml({ guid: guidOf(column.id), name: column.name, typeOfVariable: type })}/>\n`,
    );
    return `<Variables>\n${all.join('')}</Variables>\n`;
  }

  valuesXml({ attributes }: Document): string {
    return this.#columns
      .flatMap(({ column, type }) => {
        const value = attributes[column.id]?.value;
        if (value === undefined) return [];
        const words = wordsXml(`${type}Value`, type === 'Boolean' ? written(column, value) : value);
        return [
          `<VariableValue><VariableRef targetGUID="${guidOf(column.id)}"/>${words || '<TextValue/>'}</VariableValue>`,
        ];
      })
      .join('');
  }
}

function written({ type }: AttributeDefinition, value: string): string {
  return type === 'yes-no' && (value === 'yes' || value === 'no') ? String(value === 'yes') : value;
}

/** Text where one value is none of the type. */
function typeOf({ type }: AttributeDefinition, values: readonly string[]): TypeOfVariable {
  const fits = (one: TypeOfVariable) => {
    const looks = types.find(([name]) => name === one)?.[1];
    return looks !== undefined && values.every((value) => looks.test(value));
  };
  return typesOf[type].find(fits) ?? 'Text';
}
