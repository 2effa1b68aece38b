import { graphemeStart } from '../text/graphemes.ts';
import type { Mask } from './mask.ts';
import { safeName } from './vault-names.ts';

/**
 * What an export is called, without its ending: after the project, and what was searched in it (null: all of it is
 * taken), so that a search is not saved over the whole. It is cut when the names in it are replaced: half a name is
 * known no more.
 */
export function exportName(project: string, query: string | null, mask: Mask): string {
  const [name, found] = mask.parts([project, query === null ? '' : ` ${query}`]);
  const short = query === null ? name! : name!.slice(0, graphemeStart(name!, longestBeforeQuery));
  return safeName(short + found!, 'project');
}

/** UTF-16 code units of the project's name. */
const longestBeforeQuery = 40;
