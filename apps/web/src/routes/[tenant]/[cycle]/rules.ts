/** The rules of a cycle as sentences, in the order in which a voter meets them. */
import { notesFor, type Cycle } from '@gongsuan/core/plan';
import { dayOf, inLang, type Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';
import {
  admissionSentence,
  ballotSentence,
  eligibilitySentence,
  identitySentence,
  moneySentence,
  tieSentence,
} from '@gongsuan/words/plan';

/** Each rule once; what differs by area is said in general, and its numbers stand in the table. */
export function ruleSentences(cycle: Cycle, lang: Lang): readonly string[] {
  const { rules, areas } = cycle;
  const t = wordsOf(lang).shell.places.cycle;
  const voting = cycle.phases.find((phase) => phase.step === 'vote' && !phase.disabled);
  const admissions = new Set(areas.map((area) => admissionSentence(rules, area, lang)));
  const [admission] = admissions;
  const money = new Set(areas.map((area) => moneySentence(rules, area, lang)));
  const sentences = [
    eligibilitySentence(rules, lang, voting ? dayOf(voting.opens) : null, areas),
    ballotSentence(rules, lang),
    identitySentence(rules, lang),
    admissions.size > 1 ? t.byArea[rules.admission.kind] : admission,
    tieSentence(rules, lang),
    money.size > 1 ? moneySentence(rules, { money: null }, lang) : [...money][0],
    cycle.record ? '' : t.complaint(rules.complaintDays),
    ...notesFor(cycle.preset, cycle.year).map((note) => inLang(note, lang)),
  ];
  return sentences.filter((one): one is string => one !== undefined && one !== '');
}
