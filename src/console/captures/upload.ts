import { request } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import type { UploadResult } from '../api/types.js';

/** What the uploader knows of the look; an empty text means “as the file says”. */
export interface KnownOfLook {
  readonly query: string;
  readonly country: string;
  readonly language: string;
  readonly device: string;
}

/**
 * Sends one file. An archive has a result for each results page in it.
 * @throws ApiProblem when the server refused it as a whole
 */
export async function uploadOne(
  file: File,
  provider: string,
  known: KnownOfLook,
): Promise<readonly [UploadResult, ...UploadResult[]]> {
  const form = new FormData();
  form.set('provider', provider);
  for (const [name, value] of Object.entries<string>({ ...known })) if (value !== '') form.set(name, value);
  form.append('files', file, file.name);
  const { results } = await request<{ results: UploadResult[] }>('/api/captures', { method: 'POST', form });
  const [first, ...more] = results;
  if (first === undefined) {
    throw new ApiProblem(
      'NO-RESULT',
      'The server took the file but did not say what became of it. Look at the captures.',
      0,
      null,
    );
  }
  return [first, ...more];
}
