import { onBeforeUnmount, onMounted, readonly, ref, type Ref } from 'vue';

/**
 * Takes files that are dropped anywhere on the page, instead of letting the browser leave the page for them.
 * @returns Whether files are being dragged over the page.
 */
export function useFileDrop(take: (file: File) => void): Readonly<Ref<boolean>> {
  const isOver = ref(false);
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

  function over(event: DragEvent): void {
    if (carriesFiles(event)) {
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'copy';
      isOver.value = true;
    }
  }

  function leave(event: DragEvent): void {
    // Between two elements of the page it goes on; out of the page there is nothing it goes to.
    if (event.relatedTarget === null) {
      isOver.value = false;
    }
  }

  function drop(event: DragEvent): void {
    if (carriesFiles(event)) {
      event.preventDefault();
      isOver.value = false;
      const file = event.dataTransfer!.files[0];
      if (file !== undefined) {
        take(file);
      }
    }
  }

  onMounted(() => {
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
  });
  onBeforeUnmount(() => {
    removeEventListener('dragover', over);
    removeEventListener('dragleave', leave);
    removeEventListener('drop', drop);
  });
  return readonly(isOver);
}
