/**
 * The address at which the file itself lies that a person sees at `address`: pages of GitHub show files, and are no files.
 * @returns Null for what is no http(s) address.
 */
export function keymapAddress(address: string): URL | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') {
    return null;
  }
  const [, owner, repository, kind, ...path] = url.pathname.split('/');
  if (url.hostname === 'github.com' && (kind === 'blob' || kind === 'raw') && path.length > 1) {
    return new URL(`https://raw.githubusercontent.com/${owner}/${repository}/${path.join('/')}`);
  }
  if (url.hostname === 'gist.github.com' && repository !== undefined && kind === undefined) {
    return new URL(`https://gist.githubusercontent.com/${owner}/${repository}/raw`);
  }
  return url;
}
