import type { Draft } from './draft';
import { changeDraft } from './draft-store';
import { pathOfKept } from './kept-files';
import { uploadVoice } from './upload-voice';

/** What is not at the server yet goes up, in order; each is noted at once, so that a lost signal costs one file at most. */
export async function uploadPhotos(draft: Draft, upload: (path: string, key: string) => Promise<string>): Promise<string[]> {
  const photos = [...draft.photos];
  for (const [index, photo] of photos.entries()) {
    if (photo.photoId) continue;
    const photoId = await upload(await pathOfKept(photo.ref), `${draft.key}-${index}`);
    photos[index] = { ...photo, photoId };
    changeDraft(draft.id, { photos: [...photos] });
  }
  return photos.map(({ photoId }) => photoId ?? '');
}

export async function uploadVoices(draft: Draft): Promise<string[]> {
  const voices = [...draft.voices];
  for (const [index, voice] of voices.entries()) {
    if (voice.voiceId) continue;
    const voiceId = await uploadVoice(await pathOfKept(voice.ref), `${draft.key}-v${index}`);
    voices[index] = { ...voice, voiceId };
    changeDraft(draft.id, { voices: [...voices] });
  }
  return voices.map(({ voiceId }) => voiceId ?? '');
}
