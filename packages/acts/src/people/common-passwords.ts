/** The list of passwords that are tried first everywhere, unpacked when the first password is set. */
let unpacked: Promise<ReadonlySet<string>> | undefined;

/** 常見密碼: some 49,000, in lower case (the list of zxcvbn). */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  return (unpacked ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ));
}
