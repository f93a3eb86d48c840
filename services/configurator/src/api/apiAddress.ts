/**
 * Makes the URL of a path of the API. The API is where the page is, in the same folder if it is in one, unless `VITE_BAKERY_API` named another
 * place at build time.
 * @param path Begins with a slash, for example `/v1/compile`.
 */
export function apiAddress(path: string): string {
  return (apiBase ?? pageFolder()) + path;
}

/** The same, complete with scheme and host: for links that are used outside of the page. */
export function absoluteApiAddress(path: string): string {
  return new URL(apiAddress(path), location.href).href;
}

const apiBase: string | undefined = import.meta.env?.VITE_BAKERY_API?.replace(/\/+$/, '');

function pageFolder(): string {
  return typeof location === 'undefined' ? '' : new URL('.', location.href).pathname.replace(/\/$/, '');
}
