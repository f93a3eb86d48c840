/** What a window says to a worker that waits, once the person wants the new version. */
export const activateMessage = 'activate';
