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
  'url',
  'is',
] as const;

/** What `is:` can ask for. */
export const stateNames = ['tagged', 'untagged', 'furniture'] as const;
