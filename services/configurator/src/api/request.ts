import { callApi, callApiForJson } from './callApi';

export { ApiError } from './ApiError';

/** Fetches JSON from the public API. @param path from `/v1` on @throws ApiError */
export function requestJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return callApiForJson(path, (value) => value as T, signal === undefined ? {} : { signal });
}

/** Fetches text from the public API. @param path from `/v1` on @throws ApiError */
export async function requestText(path: string, signal?: AbortSignal): Promise<string> {
  return (await callApi(path, signal === undefined ? {} : { signal })).text();
}
