/** What somebody typed into a form that could not be taken because the session had ended. */
export interface KeptField {
  readonly name: string;
  readonly value: string;
  /** False for what must not stand on a screen: passwords, ID numbers. */
  readonly showable: boolean;
}

export interface KeptForm {
  /** The same address, for sending the form again. */
  readonly action: string;
  /** The sign-in page. */
  readonly signIn: string;
  readonly fields: readonly KeptField[];
  /** Names of the fields that held files; those have to be chosen again. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

const SECRET = /pass|secret|token|code|national|identity|idnumber|born|birth|^current$|^repeat$/i;

/** The form as a page can carry it on. */
export function keptForm(form: FormData, url: URL, signIn: string): KeptForm {
  const fields: KeptField[] = [];
  const files: { name: string; text: string }[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.push({ name, value, showable: !SECRET.test(name) });
    else if (value.size > 0) files.push({ name, text: value.name });
  }
  return { action: url.pathname + url.search, signIn, fields, files };
}
