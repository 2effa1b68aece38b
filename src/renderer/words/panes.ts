/** Words of two panes side by side. */
export const paneWords = {
  actions: {
    'window.split': 'Show this tab beside',
    'pane.other': 'Go to the other pane',
    'pane.move': 'Move this tab to the other pane',
    'tab.pin': 'Pin this tab beside what is opened, or let go of it',
    'pane.join': 'All tabs in one pane',
    'pane.together': 'Scroll both texts together',
  },
  together: 'Scroll both texts together',
  pin: 'Pin this tab',
  pinned: (title: string) => `${title}, pinned`,
  nowPinned: 'Pinned: it stays here while other things are opened in the other pane.',
  nowFree: 'No longer pinned.',
  join: 'All tabs in one pane',
  other: (pane: number) => `Other pane (pane ${pane} of 2 is shown)`,
  nowTogether: 'Both texts scroll together now, from where they stand.',
  nowApart: 'Each text scrolls by itself.',
};
