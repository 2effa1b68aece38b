import { cleanName } from './clean-name.ts';
import type { Cell, Party, RuledOn, Ruling, Subject } from './records.ts';

// What rulings and cells of all kinds have in common. What a decision is about is its key: two records of one key would
// say the same or contradict each other, and nobody could see which one holds.

type Decision = RuledOn & Pick<Ruling, 'subjects'>;

/** All the words that a ruling is about. */
export function subjectsOf(ruling: Decision): readonly Subject[] {
  return ruling.kind === 'row' || ruling.kind === 'family' ? [...ruling.subjects, ...ruling.against] : ruling.subjects;
}

/** The documents, outlets and origins that it names. */
export function partiesOf(ruling: RuledOn): readonly Party[] {
  if (ruling.kind === 'direction') return [ruling.from, ruling.to];
  return ruling.kind === 'witness' || ruling.kind === 'event' ? ruling.parties : [];
}

/** What a ruling is about, whatever it says. Rulings on the same have the same key, in whatever order they name it. */
export function keyOfRuling(ruling: Decision): string {
  return JSON.stringify([ruling.kind, ...aboutOf(ruling)]);
}

/** What a ruling says of what it is about. Equal for two that mean the same, by whatever rule they were suggested. */
export function saidIn(ruling: Decision): string {
  return JSON.stringify([keyOfRuling(ruling), ruling.value, ...moreIn(ruling)]);
}

/** A claim and a party. */
export function keyOfCell({ claimId, column }: Pick<Cell, 'claimId' | 'column'>): string {
  return JSON.stringify([claimId, keyOfParty(column)]);
}

/** Equal for the same document, outlet or origin. */
export function keyOfParty(party: Party): string {
  return JSON.stringify(party.kind === 'outlet' ? [party.kind, cleanName(party.name)] : [party.kind, party.id]);
}

/** Equal for the same place in the same version of a text. */
export function keyOfSubject({ documentId, version, from, to }: Omit<Subject, 'quotation'>): string {
  return JSON.stringify([documentId, version, from, to]);
}

function aboutOf(ruling: Decision): readonly unknown[] {
  switch (ruling.kind) {
    case 'conflict':
      return [ruling.about, ...sorted(ruling.subjects.map(keyOfSubject))];
    // What a quotation is attributed by may be corrected; the quotation stays the same.
    case 'quotation':
      return ruling.subjects.slice(0, 1).map(keyOfSubject);
    case 'direction':
      return sorted([ruling.from, ruling.to].map(keyOfParty));
    case 'witness':
      return [ruling.claimId, ...sorted(ruling.parties.map(keyOfParty))];
    case 'event':
      return sorted(ruling.parties.map(keyOfParty));
    case 'name':
      return sorted(ruling.names.map(cleanName));
    default:
      return sorted(subjectsOf(ruling).map(keyOfSubject));
  }
}

/** Beside the value; nothing where that says all. */
function moreIn(ruling: Decision): readonly unknown[] {
  switch (ruling.kind) {
    case 'row':
    case 'family':
      return sorted([ruling.subjects, ruling.against].map((side) => JSON.stringify(sorted(side.map(keyOfSubject)))));
    case 'quotation': {
      const { value, form, speaker, verb, subjects } = ruling;
      return value === 'is-not' ? [] : [form, speaker, verb, ...sorted(subjects.slice(1).map(keyOfSubject))];
    }
    case 'chain':
      return ruling.via;
    case 'direction':
      return ruling.value === 'none' ? [] : [ruling.from, ruling.to].map(keyOfParty);
    case 'number':
    case 'date':
      return ruling.value === 'is-not' ? [] : [ruling.reading];
    default:
      return [];
  }
}

function sorted(keys: Iterable<string>): readonly string[] {
  return [...new Set(keys)].sort();
}

/** The name of a decision in the history: its kind and value. */
export function decisionOf({ kind, value }: Pick<RuledOn, 'kind' | 'value'>): string {
  return `${kind}/${value}`;
}
