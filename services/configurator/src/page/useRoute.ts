import { readonly, shallowRef, type Ref } from 'vue';
import { hashOf, routeOf, type Route } from './Route';

const route = shallowRef<Route>(routeOf(location.hash));
addEventListener('hashchange', () => {
  route.value = routeOf(location.hash);
});

/** Where the person is; follows the address. */
export function useRoute(): Readonly<Ref<Route>> {
  return readonly(route) as Readonly<Ref<Route>>;
}

/** Goes to another place in the page. @param how `replace` leaves no step to go back to: it only makes the address tell what is shown */
export function go(to: Route, how: 'push' | 'replace' = 'push'): void {
  const hash = hashOf(to);
  if (hash === location.hash) {
    return;
  }
  if (how === 'push') {
    location.hash = hash;
  } else {
    history.replaceState(history.state, '', hash);
    route.value = to;
  }
}
