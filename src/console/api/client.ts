import { ApiProblem, problemOf } from './problem.js';

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as multipart/form-data. */
  form?: FormData;
  signal?: AbortSignal;
  /** Of a partner's link, sent instead of a session. */
  bearer?: string;
}

/**
 * Asks the server that the console came from.
 * @throws ApiProblem for every answer but 2xx, and when no answer came
 */
export async function request<T>(path: string, call: Call = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: call.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(call.bearer === undefined ? {} : { authorization: `Bearer ${call.bearer}` }),
      },
      credentials: call.bearer === undefined ? 'same-origin' : 'omit',
      ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
      ...(call.form === undefined ? {} : { body: call.form }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(
      'NO-ANSWER',
      'The server did not answer. Check that it is running and that you are online, then try again.',
      0,
      null,
    );
  }
  const body = await bodyOf(response);
  if (!response.ok) throw problemOf(response.status, body, response.headers.get('x-request-id'));
  return body as T;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
