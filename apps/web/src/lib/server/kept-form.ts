/** What somebody typed into a form that could not be taken because the session had ended. */
export interface KeptField {
  readonly name: string;
  readonly value: string;
}

/** What no page carries: whoever sits there when the session has ended may be somebody else. */
const TYPED_AGAIN = ['current', 'password', 'repeat', 'code', 'idNumber', 'birthDate'] as const;
export type TypedAgain = (typeof TYPED_AGAIN)[number];

export interface KeptForm {
  /** The same address, for sending the form again. */
  readonly action: string;
  /** The sign-in page. */
  readonly signIn: string;
  readonly fields: readonly KeptField[];
  /** Passwords, codes and ID numbers, which have to be typed again. */
  readonly again: readonly TypedAgain[];
  /** Names of the fields that held files; those have to be chosen again. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** The form as a page can carry it on. */
export function keptForm(form: FormData, url: URL, signIn: string): KeptForm {
  const fields: KeptField[] = [];
  const files: { name: string; text: string }[] = [];
  const again = TYPED_AGAIN.filter((name) => form.has(name));
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      if (value.size > 0) files.push({ name, text: value.name });
    } else if (!isSecret(name)) fields.push({ name, value });
  }
  return { action: url.pathname + url.search, signIn, fields, again, files };
}

/** Whether a form holds something that no page carries. */
export function holdsSecret(form: FormData): boolean {
  return [...form.keys()].some(isSecret);
}

/** The names above, and others that a form may give to such a thing. */
const SECRET = /^(pass|passcode|secret|token|nationalId|birth|born)$/i;

function isSecret(name: string): boolean {
  return SECRET.test(name) || TYPED_AGAIN.some((one) => one === name);
}
