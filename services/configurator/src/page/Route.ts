/** Where in the page a person is; what stands behind `#` in the address. */
export type Route =
  | { readonly page: 'editor'; readonly keyboard: string | null; readonly layout: string | null }
  | { readonly page: 'shared'; readonly data: string }
  | { readonly page: 'print' }
  | { readonly page: 'test' };

/**
 * Reads an address: `#/test`, `#/print`, `#/shared/<keymap>`, `#/crkbd/rev1/LAYOUT_split_3x6_3`, `#/crkbd/rev1`.
 * The last part is a layout when it looks like one; names of keyboards are lower case.
 */
export function routeOf(hash: string): Route {
  const path = hash.replace(/^#?\/?/, '').replace(/\/+$/, '');
  if (path === 'test' || path === 'print') {
    return { page: path };
  }
  if (path.startsWith('shared/')) {
    return { page: 'shared', data: path.slice('shared/'.length) };
  }
  const parts = path.split('?')[0]!.split('/').map(decoded);
  const last = parts.at(-1)!;
  const layout = parts.length > 1 && /^(LAYOUT|KEYMAP)/.test(last) ? last : null;
  const keyboard = (layout === null ? parts : parts.slice(0, -1)).join('/');
  return { page: 'editor', keyboard: keyboard === '' ? null : keyboard, layout };
}

/** The address of a place in the page, from `#` on. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'editor':
      return '#/' + [route.keyboard, route.layout].filter((part) => part !== null).join('/');
    case 'shared':
      return `#/shared/${route.data}`;
    default:
      return `#/${route.page}`;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
