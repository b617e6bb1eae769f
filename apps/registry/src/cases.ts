/** 案別碼: the conditions of one vote, kept on the registry's side. */
import { z } from 'zod';
import type { Resident } from './residents.ts';

export const Case = z.object({
  caseCode: z.string().min(1).max(40),
  /** Town codes of registration, by their beginning: `63` is all of Taipei, `63000110` one district. */
  towns: z.array(z.string().regex(/^\d{2,8}$/)).min(1),
  minAge: z.number().int().min(0).max(120),
  maxAge: z.number().int().min(0).max(150).nullable().default(null),
  /** The day on which the age is reckoned. */
  ageOn: z.iso.date(),
  /** The day by which somebody must have been registered there, where the vote asks for one. */
  registeredBy: z.iso.date().nullable().default(null),
});
export type Case = z.infer<typeof Case>;

export const Question = z.object({
  caseCode: z.string().max(40),
  idNumber: z.string().max(20),
  birthDate: z.string().max(20),
});
export type Question = z.infer<typeof Question>;

/** Whether there is such a person, born then, who meets the case's conditions. */
export function isCorrect(
  question: Question,
  cases: ReadonlyMap<string, Case>,
  people: ReadonlyMap<string, Resident>,
): boolean {
  const conditions = cases.get(question.caseCode);
  const person = people.get(question.idNumber);
  if (!conditions || !person || person.birthDate !== question.birthDate) return false;
  const age = ageOn(person.birthDate, conditions.ageOn);
  return (
    conditions.towns.some((town) => person.townCode.startsWith(town)) &&
    (conditions.registeredBy === null || person.registeredSince <= conditions.registeredBy) &&
    age >= conditions.minAge &&
    (conditions.maxAge === null || age <= conditions.maxAge)
  );
}

function ageOn(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}
