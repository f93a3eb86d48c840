/** Texts of `src/settings`. */
export default {
  title: 'Settings',
  language: 'Language',
  system: 'As the system',
  theme: 'Appearance',
  light: 'Light',
  dark: 'Dark',
  advances: 'Select the next key after assigning',
};
