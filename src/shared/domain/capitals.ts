import type { Fen } from './money.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['仟', '佰', '拾', ''];
const groupUnits = ['亿', '万', ''];

/**
 * An amount in Chinese capitals 大写 as printed on the face: `贰佰贰拾肆圆整`, `伍分`, `负壹拾圆伍角整`.
 * Runs of zeros collapse into one 零; 整 follows when there are no fen (jiao alone keeps it). Zero is `零圆整`.
 * Source: Ministry of Finance, basic accounting work rules (会计基础工作规范), article 52.
 */
export function capitals(fen: Fen): string {
  const magnitude = Math.abs(fen);
  const yuan = Math.floor(magnitude / 100);
  const jiao = Math.floor(magnitude / 10) % 10;
  const cents = magnitude % 10;
  const whole = yuan === 0 ? '' : `${integerCapitals(yuan)}圆`;
  const sign = fen < 0 ? '负' : '';
  if (jiao === 0 && cents === 0) return `${sign}${whole === '' ? '零圆' : whole}整`;
  if (cents === 0) return `${sign}${whole}${digits.charAt(jiao)}角整`;
  const jiaoText = jiao > 0 ? `${digits.charAt(jiao)}角` : whole === '' ? '' : '零';
  return `${sign}${whole}${jiaoText}${digits.charAt(cents)}分`;
}

/** Up to 12 digits: groups of four with 亿 and 万 between them. */
function integerCapitals(yuan: number): string {
  const padded = yuan.toString().padStart(12, '0');
  let text = '';
  let zeroPending = false;
  for (let group = 0; group < 3; group += 1) {
    const four = padded.slice(group * 4, group * 4 + 4);
    if (four === '0000') {
      zeroPending = text !== '';
      continue;
    }
    for (const [index, character] of [...four].entries()) {
      if (character === '0') {
        zeroPending = text !== '';
        continue;
      }
      text += `${zeroPending ? '零' : ''}${digits.charAt(Number(character))}${places[index] ?? ''}`;
      zeroPending = false;
    }
    text += groupUnits[group] ?? '';
  }
  return text;
}
