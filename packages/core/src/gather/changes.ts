/** What a new version of a proposal changed, field by field, for the officer and the public history. */
import { writeCount } from '@gongsuan/prelude';
import type { Content } from './proposal.ts';

export type ChangedField =
  | 'title'
  | 'category'
  | 'purpose'
  | 'content'
  | 'beneficiaries'
  | 'place'
  | 'estimate'
  | 'costs'
  | 'alternatives'
  | 'drawbacks'
  | 'maintenance'
  | 'files'
  | 'captions';

/** A stretch of text that stayed, went or came. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

export interface Change {
  readonly field: ChangedField;
  readonly pieces: readonly Piece[];
}

/** The fields that differ, in the order of the form, each with what went and what came. */
export function changes(before: Content, after: Content): readonly Change[] {
  const was = written(before);
  const is = written(after);
  return FIELDS.flatMap((field) =>
    was[field] === is[field] ? [] : [{ field, pieces: compare(was[field], is[field]) }],
  );
}

const FIELDS = [
  'title',
  'category',
  'purpose',
  'content',
  'beneficiaries',
  'place',
  'estimate',
  'costs',
  'alternatives',
  'drawbacks',
  'maintenance',
  'files',
  'captions',
] as const satisfies readonly ChangedField[];

function written(content: Content): Readonly<Record<ChangedField, string>> {
  const { place, costs, alternatives } = content;
  const point = place.point ? `${place.point.lat}, ${place.point.lng}` : '';
  return {
    title: content.title,
    category: content.category ?? '',
    purpose: content.purpose,
    content: content.content,
    beneficiaries: content.beneficiaries,
    place: [place.text, place.village ?? '', point].filter((part) => part !== '').join('\n'),
    estimate: writeCount(content.estimate),
    costs: costs.map((line) => `${line.item} ${writeCount(line.amount)}`).join('\n'),
    alternatives: alternatives.map((one) => `${one.title}\n${one.text}`).join('\n\n'),
    drawbacks: content.drawbacks,
    maintenance: content.maintenance,
    files: content.files.map((file) => file.id).join('\n'),
    captions: content.files.flatMap((file) => file.caption || []).join('\n'),
  };
}

/** Above this many characters a field is shown as a whole before and a whole after. */
const MOST_COMPARED = 1500;

/**
 * Two texts compared by their longest common subsequence of words and Han characters. The pieces that
 * are not new make up `before`, those that are not gone make up `after`.
 */
export function compare(before: string, after: string): readonly Piece[] {
  const a = tokens(before);
  const b = tokens(after);
  if (a.length > MOST_COMPARED || b.length > MOST_COMPARED) {
    return joined([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]);
  }
  const width = b.length + 1;
  const lengths = commonLengths(a, b);
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (
      i < a.length &&
      (j === b.length || at(lengths, (i + 1) * width + j) >= at(lengths, i * width + j + 1))
    ) {
      pieces.push({ kind: 'gone', text: a[i] ?? '' });
      i += 1;
    } else {
      pieces.push({ kind: 'new', text: b[j] ?? '' });
      j += 1;
    }
  }
  return joined(pieces);
}

/** How long the longest common subsequence of what follows is, for every pair of places. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? at(lengths, (i + 1) * width + j + 1) + 1
          : Math.max(at(lengths, (i + 1) * width + j), at(lengths, i * width + j + 1));
    }
  }
  return lengths;
}

const at = (lengths: Uint16Array, index: number): number => lengths[index] ?? 0;

function tokens(text: string): readonly string[] {
  return text.match(/[\p{Script=Latin}\p{N}]+|[^]/gu) ?? [];
}

/** Neighbouring pieces of one kind as one; in a changed stretch what went stands before what came. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  let gone = '';
  let came = '';
  const flush = () => {
    if (gone !== '') out.push({ kind: 'gone', text: gone });
    if (came !== '') out.push({ kind: 'new', text: came });
    gone = '';
    came = '';
  };
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'gone') gone += piece.text;
    else if (piece.kind === 'new') came += piece.text;
    else if (gone === '' && came === '' && last?.kind === 'same') {
      out[out.length - 1] = { kind: 'same', text: last.text + piece.text };
    } else {
      flush();
      out.push(piece);
    }
  }
  flush();
  return out;
}
