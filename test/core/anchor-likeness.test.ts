import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { leastLikeness, likeness, shinglesOf } from '../../src/core/anchor/likeness.ts';
import { corpus } from './corpora.ts';

const like = (one: string, other: string) => likeness(shinglesOf(one), shinglesOf(other));
const isLike = (one: string, other: string) => like(one, other) >= leastLikeness;

/** Two stories of one kind in one language, the first also as it was edited. */
const stories: Readonly<Record<string, readonly [story: string, edited: string, other: string]>> = {
  English: [
    'The ferry left the harbour of Vell before dawn, witnesses said. It carried grain and two passengers, and nobody on the quay knew where it was going. The harbour master was not told.',
    'The ferry left the port of Vell before dawn, two witnesses said on Friday. It carried grain and a few passengers, and nobody on the quay knew where it was going.',
    'The mill above the weir burned for two days, and nobody was hurt. Its owner had been warned in the spring, a neighbour said. The mayor of the town was on the spot and gave orders that it be rebuilt.',
  ],
  Russian: [
    'Паром вышел из гавани до рассвета, сказали очевидцы. Он вёз зерно и двух пассажиров, и никто на пристани не знал, куда он идёт. Начальнику порта об этом не сообщили.',
    'Паром вышел из гавани ещё до рассвета, сказали двое очевидцев. Он вез зерно и пассажиров, и никто на пристани не знал, куда он идёт.',
    'Мельница над плотиной горела два дня, и никто не пострадал. Её хозяина предупреждали ещё весной, сказал сосед. Городской голова был на месте и велел отстроить её заново.',
  ],
  Chinese: [
    '目击者说，渡船在黎明前离开了港口，船上装着粮食和两名乘客。码头上没有人知道它要去哪里，港务长也没有接到通知。',
    '两名目击者说，渡船在黎明前离开了海港，船上装着粮食和几名乘客。码头上没有人知道它要去哪里。',
    '堤坝上的磨坊烧了两天，无人受伤。邻居说，春天时有人警告过它的主人。市长来到现场，下令重建磨坊。',
  ],
  Arabic: [
    'غادرت العبارة ميناء فيل قبل الفجر كما قال الشهود. وكانت تحمل الحبوب واثنين من الركاب، ولم يعرف أحد على الرصيف إلى أين كانت ذاهبة.',
    'غادرت العبّارة ميناء فيل قبل الفجر كما قال شاهدان. وكانت تحمل الحبوب وعددا من الركاب، ولم يعرف أحد على الرصيف إلى أين كانت ذاهبة.',
    'احترقت الطاحونة فوق السد يومين ولم يصب أحد بأذى. وقد تم تحذير صاحبها في الربيع كما قال أحد الجيران، وأمر رئيس البلدية بإعادة بنائها.',
  ],
  Thai: [
    'พยานกล่าวว่าเรือข้ามฟากออกจากท่าเรือก่อนรุ่งสาง บรรทุกข้าวและผู้โดยสารสองคน ไม่มีใครบนท่าเรือรู้ว่ามันกำลังจะไปที่ไหน',
    'พยานสองคนกล่าวว่าเรือข้ามฟากออกจากท่าเรือก่อนรุ่งสาง บรรทุกข้าวและผู้โดยสาร ไม่มีใครรู้ว่ามันกำลังจะไปที่ไหน',
    'โรงสีเหนือเขื่อนไฟไหม้อยู่สองวันแต่ไม่มีใครได้รับบาดเจ็บ เพื่อนบ้านบอกว่าเจ้าของเคยได้รับคำเตือนตั้งแต่ฤดูใบไม้ผลิ',
  ],
};

describe('the likeness of two texts', () => {
  for (const [language, [story, edited, other]] of Object.entries(stories)) {
    test(`tells an edited text from another one: ${language}`, () => {
      expect(isLike(story, edited)).toBe(true);
      expect(isLike(story, other)).toBe(false);
      expect(isLike(edited, other)).toBe(false);
    });
  }

  test('is whole for a text that went on, that was cut, or of which only case, accents and spaces changed', () => {
    const [story, , other] = stories['English']!;
    expect(like(story, `${story}\n\n${other}`)).toBe(1);
    expect(like(`${other}\n\n${story}`, story)).toBe(1);
    expect(like('Élysée  palace,\nthe GATE of it was closed.', 'Elysee palace the gate of it was closed')).toBe(1);
  });

  test('needs more than a word of chance in short texts, and words at all', () => {
    expect(isLike('Text number seven.', 'Text number eight.')).toBe(true);
    expect(isLike('The gate of the port', 'An owner of mills')).toBe(false);
    expect(isLike('We left the house in the morning.', 'Nobody saw him in the end, alas.')).toBe(false);
    expect(like('!!!', '!!!')).toBe(0);
    expect(like('', 'Some words')).toBe(0);
  });

  const folder = corpus('addresses');
  test.skipIf(folder === null)(
    'stays low between speeches of one kind, and high for each with every fifth word changed',
    () => {
      const files = readdirSync(folder!, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.txt'))
        .filter((_, at) => at % 2 === 0);
      const texts = files.map((name) => readFileSync(path.join(folder!, name), 'utf8'));
      const shingles = texts.map(shinglesOf);
      const pairs = shingles.flatMap((one, at) => shingles.slice(0, at).map((other) => likeness(one, other)));
      expect(Math.max(...pairs)).toBeLessThan(leastLikeness);
      const changed = texts.map((text) =>
        text
          .split(/\s+/u)
          .map((word, at) => (at % 5 === 4 ? `x${at}` : word))
          .join(' '),
      );
      const kept = changed.map((text, at) => likeness(shinglesOf(text), shingles[at]!));
      expect(Math.min(...kept)).toBeGreaterThan(1.5 * leastLikeness);
    },
  );
});
