/** What is kept under `/api/settings/security`. */
export interface SecurityPolicy {
  passwordLength: number;
  /** How many of capitals, small letters, digits and signs at least: 1–4. */
  passwordKinds: number;
  /** So many former passwords can't be had again; 0: all can. */
  passwordHistory: number;
  /** Days after which a password has to be changed at the next sign-in; 0: never. */
  passwordDays: number;
  /** Whoever got the password from an administrator chooses another at the first sign-in. */
  changeFirst: boolean;
  lockAttempts: number;
  /** Seconds */
  lockFirstWait: number;
  /** Seconds */
  lockLongestWait: number;
  /** Who has to have a second factor. */
  secondFactor: 'optional' | 'functions' | 'everybody';
  /** Whoever has one of these, where it is for some. */
  secondFactorFunctions: string[];
}
