import { exporterOf } from '../../../../core/exchange/formats.ts';
import type { ExporterId } from '../../../../core/exchange/formats.ts';
import type { FormatLook } from '../../../session/export-look.ts';
import { exportWords } from '../../../words/reading.ts';
import { Radios } from '../../parts/Radios.tsx';

const arrangements = (['document', 'tag'] as const).map((one) => [one, exportWords.arranges[one]] as const);
const standing = (['text', 'footnotes'] as const).map((one) => [one, exportWords.referencesStand[one]] as const);

const holding = (['whole', 'quotations'] as const).map((one) => [one, exportWords.textsHeld[one]] as const);

/** How a format is made, as far as it can be chosen, and what it cannot hold. */
export function FormatChoices(props: {
  readonly format: ExporterId;
  readonly look: FormatLook;
  onChange(look: FormatLook): void;
}) {
  const { format, look, onChange } = props;
  const { arranged, references, texts } = exporterOf(format);
  return (
    <>
      {arranged && (
        <Radios
          legend={exportWords.arrange}
          options={arrangements}
          value={look.arrange}
          onChange={(arrange) => onChange({ ...look, arrange })}
        />
      )}
      {references && (
        <Radios
          legend={exportWords.references}
          options={standing}
          value={look.references}
          onChange={(next) => onChange({ ...look, references: next })}
        />
      )}
      {texts && (
        <Radios
          legend={exportWords.texts}
          options={holding}
          value={look.texts}
          onChange={(next) => onChange({ ...look, texts: next })}
        />
      )}
      <p className="dialog-about">{exportWords.notHeld[format]}</p>
    </>
  );
}
