/** An answer of the service that is not what was asked for. */
export class ApiError extends Error {
  constructor(
    message: string,
    /** The HTTP status; 0 when there was no answer at all. */
    readonly status: number,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** Fetches JSON from the public API. @param path from `/v1` on @throws ApiError */
export async function requestJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await request(path, signal)).json()) as T;
}

/** Fetches text from the public API. @param path from `/v1` on @throws ApiError */
export async function requestText(path: string, signal?: AbortSignal): Promise<string> {
  return (await request(path, signal)).text();
}

async function request(path: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(path, signal === undefined ? {} : { signal }).catch((error: unknown) => {
    if (signal?.aborted) {
      throw error;
    }
    throw new ApiError('The service cannot be reached.', 0);
  });
  if (!response.ok) {
    throw new ApiError(`The service answered ${response.status} to ${path}.`, response.status);
  }
  return response;
}
