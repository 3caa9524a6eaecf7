/** Microphone and loudspeaker of the phone. */
export class PhoneSound {
  /** How long the person speaks the next time; the recorder stops by itself at its limit. */
  speaks = 5;
  /** The microphone permission was refused. */
  microphoneRefused = false;
  /** What came out of the loudspeaker: the address, and whether it came in spite of the mute switch. */
  readonly heard: { src: string; inSpiteOfMute: boolean }[] = [];
}
