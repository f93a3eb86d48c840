/** Texts of `src/offline`. */
export default {
  offline: 'No network. You can go on editing; baking waits until it is back.',
  update: 'A new version of this page is ready. Your keymap is kept.',
  reload: 'Reload',
  later: 'Later',
};
