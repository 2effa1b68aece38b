import type { LucideIcon } from 'lucide-react';
import type { FC } from 'react';
import type { Session } from '../../session/session.ts';
import type { Tab } from '../../session/tab-kinds.ts';

type TabOf<Kind extends Tab['kind']> = Extract<Tab, { kind: Kind }>;

/** How a kind of tab is shown: a page of the program. What is known of it without drawing it, its kind of tab says. */
export interface View<Kind extends Tab['kind']> {
  readonly icon: LucideIcon;
  /** What its tab is called; what it shows may be gone. */
  titleOf(tab: TabOf<Kind>, session: Session): string;
  /** `focused` says whether its pane has the attention. */
  readonly Draw: FC<{ readonly tab: TabOf<Kind>; readonly focused: boolean }>;
}
