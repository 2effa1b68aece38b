// A number in figures. `1.234` is a thousand and some for one and one and a bit for another, so both readings are kept;
// the first is that of the text's language.

/** Languages that write the comma before decimals; of others it is the full stop. */
const commaFirst = /^(?:ru|de|fr|es|pt|it|nl|pl|cs|sk|uk|be|bg|sv|da|nb|nn|no|fi|hu|ro|tr|el|id|vi|hr|sr|sl|ca)\b/iu;

/** What figures may mean, best first; none if they are no number: `30.06.2025`, `1.2.3`. Their digits are 0 to 9. */
export function readingsOfFigure(figure: string, language: string | null): readonly number[] {
  const plain = figure
    .replace(/[\u00a0\u2009\u202f]/gu, ' ')
    .replace(/’/gu, "'")
    .replace('٬', ',')
    .replace('٫', '.');
  const signs = [...plain.replace(/\d/gu, '')];
  if (signs.length === 0) return [Number(plain)];
  const last = signs.at(-1)!;
  const [whole, decimals] = [plain.slice(0, plain.lastIndexOf(last)), plain.slice(plain.lastIndexOf(last) + 1)];
  const groups: number[] = isGrouped(plain, signs) ? [Number(plain.replace(/\D/gu, ''))] : [];
  const isDecimal = (last === '.' || last === ',') && signs.indexOf(last) === signs.length - 1;
  const before = signs.slice(0, -1);
  const isPoint = isDecimal && (before.length === 0 || isGrouped(whole, before));
  const decimal = isPoint ? [Number(`${whole.replace(/\D/gu, '')}.${decimals}`)] : [];
  if (groups.length === 0 || decimal.length === 0) return [...groups, ...decimal];
  const decimalFirst = (last === ',') === commaFirst.test(language ?? '') && last === ',';
  const pointFirst = last === '.' && !commaFirst.test(language ?? '') && language !== null;
  return decimalFirst || pointFirst ? [...decimal, ...groups] : [...groups, ...decimal];
}

/** Whether one sign parts all groups of three; in lakhs the first groups have two. */
function isGrouped(plain: string, signs: readonly string[]): boolean {
  if (signs.some((sign) => sign !== signs[0])) return false;
  const [first, ...groups] = plain.split(signs[0]!);
  if (!/^[1-9]\d{0,2}$/u.test(first!)) return false;
  return groups.every(
    (group, at) => group.length === 3 || (signs[0] === ',' && group.length === 2 && at < groups.length - 1),
  );
}
