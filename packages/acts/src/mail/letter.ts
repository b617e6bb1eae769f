/** What leaves by mail, and the port through which it leaves. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Plain text; lines end with `\n`. */
  readonly text: string;
}

export interface Mail {
  /** For the operator's log: where letters go. Holds no password. */
  readonly place: string;
  /** `false` when the letter could not be handed over; never throws. */
  readonly send: (letter: Letter) => Promise<boolean>;
}
