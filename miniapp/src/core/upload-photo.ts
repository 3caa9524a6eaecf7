import { photoRoutes, type PhotoPurpose } from '../../../shared/contract/photo';
import { call } from './call';

/** For the `upload` of an outbox kind: `upload: uploadPhotoFor('report')`. */
export const uploadPhotoFor =
  (purpose: PhotoPurpose) =>
  async (file: string, key: string): Promise<string> => {
    const { photoId } = await call(photoRoutes.upload, { query: { purpose, key } }, { file });
    return photoId;
  };
