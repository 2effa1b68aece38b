// What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) says MUST be so, as far as text is annotated. Each
// fault names the place and the rule. Written from the standard, not from the program.

type Fields = Readonly<Record<string, unknown>>;

const context = 'http://www.w3.org/ns/anno.jsonld';
const motivations = new Set(
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging'.split(
    ' ',
  ),
);
/** xsd:dateTime with the zone UTC, as 3.2.? asks: "MUST be … expressed in UTC". */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const isIri = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/iu.test(value);

/** The faults of a collection with its first page in it; none if it keeps to the standard. */
export function faultsOf(collection: unknown): readonly string[] {
  const faults: string[] = [];
  const must = (holds: boolean, where: string, rule: string) => {
    if (!holds) faults.push(`${where}: ${rule}`);
  };
  if (!isFields(collection)) return ['not an object'];
  must(
    listOf(collection['@context']).includes(context),
    'collection',
    '@context MUST include the context of the model',
  );
  must(isIri(collection['id']), 'collection', 'MUST have exactly 1 IRI');
  must(listOf(collection['type']).includes('AnnotationCollection'), 'collection', 'MUST be an AnnotationCollection');
  must(isCount(collection['total']), 'collection', 'total MUST be a count');
  must(collection['first'] !== undefined, 'collection', 'MUST have exactly 1 first page');
  agents(collection, 'collection', must);
  times(collection, 'collection', must);
  const page = collection['first'];
  if (!isFields(page)) return [...faults, 'first: a page that stands in its collection MUST be an object'];
  must(isIri(page['id']), 'page', 'MUST have exactly 1 IRI');
  must(listOf(page['type']).includes('AnnotationPage'), 'page', 'MUST be an AnnotationPage');
  must(page['startIndex'] === undefined || isCount(page['startIndex']), 'page', 'startIndex MUST be a count');
  must(Array.isArray(page['items']), 'page', 'items MUST be a list');
  const ids = new Set<unknown>();
  for (const [at, item] of listOf(page['items']).entries()) {
    const where = `annotation ${at}`;
    if (!isFields(item)) {
      faults.push(`${where}: MUST be an object`);
      continue;
    }
    must(!ids.has(item['id']), where, 'its IRI names it alone');
    ids.add(item['id']);
    annotation(item, where, must);
  }
  return faults;
}

type Must = (holds: boolean, where: string, rule: string) => void;

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function annotation(item: Fields, where: string, must: Must): void {
  must(isIri(item['id']), where, 'MUST have exactly 1 IRI');
  must(listOf(item['type']).includes('Annotation'), where, 'MUST have the class Annotation');
  must(listOf(item['target']).length >= 1, where, 'MUST have 1 or more targets');
  must(!('body' in item && 'bodyValue' in item), where, 'bodyValue MUST NOT stand beside body');
  must(listOf(item['motivation']).every(isMotivation), where, 'motivation MUST be a name of the model or an IRI');
  agents(item, where, must);
  times(item, where, must);
  for (const [at, body] of listOf(item['body']).entries()) resource(body, `${where}, body ${at}`, must);
  for (const [at, target] of listOf(item['target']).entries()) resource(target, `${where}, target ${at}`, must);
}

function isMotivation(value: unknown): boolean {
  return (typeof value === 'string' && motivations.has(value)) || isIri(value);
}

function resource(value: unknown, where: string, must: Must): void {
  if (!isFields(value)) {
    must(isIri(value), where, 'an external resource MUST be an IRI');
    return;
  }
  agents(value, where, must);
  times(value, where, must);
  const types = listOf(value['type']);
  must(value['id'] === undefined || isIri(value['id']), where, 'MUST have at most 1 IRI');
  must(listOf(value['purpose']).every(isMotivation), where, 'purpose MUST be a motivation');
  if (types.includes('TextualBody')) {
    must(typeof value['value'] === 'string', where, 'a Textual Body MUST have exactly 1 value');
    must(listOf(value['format']).length <= 1, where, 'format SHOULD be one');
  } else if (types.includes('SpecificResource') || 'selector' in value) {
    must('source' in value && !Array.isArray(value['source']), where, 'MUST have exactly 1 source');
    resource(value['source'], `${where}, source`, must);
    for (const [at, one] of listOf(value['selector']).entries()) selector(one, `${where}, selector ${at}`, must);
  } else must(isIri(value['id']), where, 'an external resource MUST have exactly 1 IRI');
}

function selector(value: unknown, where: string, must: Must): void {
  if (!isFields(value)) return must(isIri(value), where, 'a selector is an object or an IRI');
  const [type] = listOf(value['type']);
  const known = ['TextQuoteSelector', 'TextPositionSelector', 'FragmentSelector', 'RangeSelector'];
  must(known.includes(type as string), where, 'MUST have the class of a selector');
  if (type === 'TextQuoteSelector') {
    must(typeof value['exact'] === 'string', where, 'MUST have exactly 1 exact');
    for (const key of ['prefix', 'suffix'])
      must(value[key] === undefined || typeof value[key] === 'string', where, `at most 1 ${key}`);
  } else if (type === 'TextPositionSelector') {
    must(isCount(value['start']) && isCount(value['end']), where, 'start and end MUST be non-negative integers');
    must((value['start'] as number) <= (value['end'] as number), where, 'end does not stand before start');
  }
  for (const one of listOf(value['refinedBy'])) selector(one, `${where}, refined`, must);
}

function agents(value: Fields, where: string, must: Must): void {
  for (const key of ['creator', 'generator']) {
    for (const agent of listOf(value[key])) {
      if (!isFields(agent)) must(isIri(agent), where, `${key} MUST be an IRI or an object`);
      else {
        must(agent['id'] === undefined || isIri(agent['id']), where, `${key} MUST have at most 1 IRI`);
        must(agent['name'] === undefined || typeof agent['name'] === 'string', where, `${key}: name is words`);
      }
    }
  }
}

function times(value: Fields, where: string, must: Must): void {
  for (const key of ['created', 'modified', 'generated']) {
    const said = value[key];
    must(
      said === undefined || (typeof said === 'string' && moment.test(said)),
      where,
      `${key} MUST be xsd:dateTime in UTC`,
    );
  }
}
