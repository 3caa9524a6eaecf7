/** What is wrong with the bytes; the caller words it. */
export type SoundTrouble = 'unknown' | 'broken';

/** Ready to keep: the sound alone, without tags, covers, places or any other metadata. */
export interface Sound {
  format: 'mp3' | 'wav';
  ms: number;
  bytes: Buffer;
}
