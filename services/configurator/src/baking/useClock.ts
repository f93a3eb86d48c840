import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';

/** The time, in milliseconds since 1970, told every second for as long as `isNeeded` is true. */
export function useClock(isNeeded: () => boolean): Readonly<Ref<number>> {
  const now = ref(Date.now());
  let timer: ReturnType<typeof setInterval> | undefined;
  watch(
    isNeeded,
    (needed) => {
      clearInterval(timer);
      now.value = Date.now();
      timer = needed ? setInterval(() => (now.value = Date.now()), 1000) : undefined;
    },
    { immediate: true },
  );
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
