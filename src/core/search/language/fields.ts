/** The fields that every project has, in the order in which completion offers them. */
export const fieldNames = [
  'tag',
  'title',
  'date',
  'outlet',
  'author',
  'place',
  'set',
  'path',
  'lang',
  'note',
  'person',
  'speaker',
  'url',
  'is',
] as const;

/** Fields that came after columns could be called so: a project's own column goes first. */
export const yieldingFields: ReadonlySet<string> = new Set(['set', 'person', 'speaker']);

/** What `is:` can ask for. */
export const stateNames = ['tagged', 'untagged', 'furniture'] as const;
