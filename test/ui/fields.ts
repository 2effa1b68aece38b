/** What becomes of what is typed into a field. */
export type Kept =
  /** Stored while it is written (`Writing`): nothing of it hangs on how the field is left. */
  | 'stored while it is written'
  /** A name or a value: Enter, Escape and leaving take it, and where it goes unleft it waits or is taken. */
  | 'taken when it is left'
  /** A dialog about what is there: Enter and Escape take it, Escape says so, and Cancel alone gives it up. */
  | 'taken by a dialog'
  /** Begins something that is not there before it is pressed for: Escape and Cancel give that up. */
  | 'makes something new'
  /** What is looked for, or how something is shown: no record holds it. */
  | 'looks for something'
  /** Draws a field for others, which stand in this table themselves. */
  | 'is a part of others';

/** Every file of the screens with fields for a person's words, how many it has, and what becomes of the words. */
export const fieldsOfScreens: Readonly<Record<string, readonly Kept[]>> = {
  'parts/AnnotationList.tsx': ['stored while it is written'],
  'parts/AskClaim.tsx': ['makes something new'],
  'parts/AskLink.tsx': ['makes something new', 'taken by a dialog'],
  'parts/AskPerson.tsx': ['taken by a dialog'],
  'parts/AskRelation.tsx': ['taken by a dialog', 'taken by a dialog'],
  'parts/AskSpeaker.tsx': ['makes something new'],
  'parts/AskTwin.tsx': ['makes something new'],
  'parts/Asks.tsx': [
    'is a part of others',
    'taken when it is left',
    'taken when it is left',
    'taken when it is left',
    'stored while it is written',
  ],
  'parts/AttributeFact.tsx': ['taken when it is left'],
  'parts/Commands.tsx': ['looks for something'],
  'parts/DocumentFacts.tsx': ['taken when it is left', 'taken when it is left'],
  'parts/InlineName.tsx': ['is a part of others'],
  'parts/KeyList.tsx': ['looks for something'],
  'parts/LinkForm.tsx': ['is a part of others', 'is a part of others', 'is a part of others'],
  'parts/ListFind.tsx': ['looks for something'],
  'parts/MarkdownField.tsx': ['is a part of others'],
  'parts/NewKey.tsx': ['makes something new'],
  'parts/NoteField.tsx': ['is a part of others'],
  'parts/PickDialog.tsx': ['looks for something'],
  'parts/SearchBox.tsx': ['looks for something'],
  'parts/TagPicker.tsx': ['looks for something'],
  'parts/Tags.tsx': ['taken when it is left', 'taken when it is left'],
  'parts/WordsField.tsx': ['is a part of others'],
  'parts/library/Library.tsx': ['looks for something'],
  'parts/reading/NoteBox.tsx': ['stored while it is written'],
  'parts/reading/OpenText.tsx': ['is a part of others'],
  'views/claims/ClaimPane.tsx': [
    'stored while it is written',
    'stored while it is written',
    'taken when it is left',
    'taken when it is left',
    'stored while it is written',
  ],
  'views/claims/ClaimsTools.tsx': ['makes something new'],
  'views/claims/SilencePane.tsx': ['looks for something'],
  'views/claims/StoredWords.tsx': ['is a part of others'],
  'views/claims/WhenField.tsx': ['is a part of others'],
  'views/codebook/EntryCell.tsx': ['stored while it is written'],
  'views/conflicts/RulingNote.tsx': ['stored while it is written'],
  'views/document-table/CellField.tsx': ['taken when it is left'],
  'views/document-table/ColumnDialog.tsx': ['makes something new', 'makes something new'],
  'views/document-table/PatternDialog.tsx': ['makes something new'],
  'views/event-sets/EventSetItem.tsx': ['taken when it is left'],
  'views/export/PseudonymField.tsx': ['stored while it is written'],
  'views/import-report/ReportField.tsx': ['taken when it is left'],
  'views/lineage/LineageDirection.tsx': ['makes something new'],
  'views/names/NameFamilyItem.tsx': ['makes something new'],
  'views/names/NewAlias.tsx': ['makes something new', 'makes something new'],
  'views/note/NoteView.tsx': ['stored while it is written', 'stored while it is written'],
  'views/quotations/SpeakerField.tsx': ['taken when it is left'],
  'views/reading/ArticlesChoice.tsx': ['makes something new', 'makes something new'],
  'views/search/FilterMenu.tsx': ['looks for something', 'looks for something', 'looks for something'],
  'views/search/SavedSearches.tsx': ['taken when it is left', 'taken when it is left', 'is a part of others'],
  'views/tag/QuotationItem.tsx': ['stored while it is written'],
  'views/tag/TagHead.tsx': ['stored while it is written'],
};
