import type { Doubt } from '../../core/model/doubts.ts';
import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of the review of annotations whose text changed. */
export const reviewWords = sentences({
  region: 'Review of anchors',
  title: 'Anchors to review',
  list: 'Anchors to review',
  how: 'Annotations whose words are others since their text changed, or were not found. What one quotes stays as it was until you say so; each act can be undone.',
  sign: (count: number) => plural(count, 'anchor to review', 'anchors to review'),
  which: 'Which anchors',
  openOnes: 'to review',
  asideOnes: 'set aside',
  document: 'Document',
  annotationsAre: 'annotations',
  shown: {
    open: (count: number) => `To review: ${number(count)}`,
    aside: (count: number) => `Set aside: ${number(count)}`,
  },
  none: {
    open: 'Nothing to review: every annotation stands at its own words or was set aside.',
    aside: 'Nothing is set aside.',
  },
  allDocuments: 'Show those of all documents',
  goneDocument: 'A document that was removed',
  why: {
    changed: (percent: string) => `The words changed (${percent} alike)`,
    lost: 'The words were not found',
    aside: 'Set aside: it stands nowhere in this text',
  } satisfies Record<Doubt, string | ((percent: string) => string)>,
  version: (n: number) => `version ${number(n)}`,
  was: 'Quoted',
  now: 'Stands now',
  nowhere: 'Nowhere. Show the text of now',
  reading: 'Reading…',
  accept: 'Accept',
  acceptAll: (count: number) => `Accept all ${number(count)} changes`,
  place: 'Place again',
  aside: 'Set aside',
  back: 'Bring back',
  review: 'Review',
  placing: 'Place the annotation again',
  placeWas: (quotation: string) => `Quoted: “${quotation}”`,
  placeHow: 'Select the words on which it stands now, then press Enter. Escape leaves it as it was.',
  placeNow: (selected: string) => `Selected: “${selected}”`,
  placeHere: 'Place here',
  placeNot: 'Cancel',
});
