export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** Sends letters to offices; throws when the mail server does not take one. */
export abstract class Mail {
  /** False: this installation sends no mail. */
  abstract readonly isOn: boolean;
  abstract send(letter: Letter): Promise<void>;
}
