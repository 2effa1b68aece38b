/** Puts a thing behind those that are under this key already. A new list for each thing would take quadratic time. */
export function shelved<K, T>(shelves: Map<K, T[]>, key: K, thing: T): void {
  const shelf = shelves.get(key);
  if (shelf) shelf.push(thing);
  else shelves.set(key, [thing]);
}
