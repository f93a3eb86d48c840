import type { KeycodeKind } from '@/keycodes/KeycodeDescription';

/** The colours of a picture, as it has to bring its own along; they are those of the page. */
export interface PictureColours {
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly edge: string;
  readonly keys: Readonly<Record<KeycodeKind, string>>;
}

/** The colours by their name; `paper` is for printing: it needs little ink, and no colours to be understood. */
export const pictureColours: Readonly<Record<'light' | 'dark' | 'paper', PictureColours>> = {
  light: {
    ground: '#f7f3ec',
    ink: '#2a211a',
    soft: '#665848',
    line: '#cdbfa9',
    edge: '#cfc2ae',
    keys: {
      basic: '#fffefb',
      modifier: '#efe5d5',
      layer: '#dde8fa',
      media: '#dff0df',
      mouse: '#d9eff0',
      lighting: '#fdedbf',
      system: '#fbe0da',
      macro: '#f0e2f7',
      custom: '#e9e4f8',
      none: '#fffefb',
      transparent: '#fffefb',
      unknown: '#fffefb',
    },
  },
  dark: {
    ground: '#171310',
    ink: '#f4ece2',
    soft: '#bcac9a',
    line: '#0d0b09',
    edge: '#120f0c',
    keys: {
      basic: '#3b332c',
      modifier: '#4a3f34',
      layer: '#2b3b57',
      media: '#29432f',
      mouse: '#224347',
      lighting: '#4f4119',
      system: '#55302a',
      macro: '#45305a',
      custom: '#393258',
      none: '#3b332c',
      transparent: '#3b332c',
      unknown: '#3b332c',
    },
  },
  paper: {
    ground: 'none',
    ink: '#000000',
    soft: '#555555',
    line: '#777777',
    edge: 'none',
    keys: {
      basic: '#ffffff',
      modifier: '#f1f1f1',
      layer: '#e3e3e3',
      media: '#ffffff',
      mouse: '#ffffff',
      lighting: '#ffffff',
      system: '#f1f1f1',
      macro: '#ffffff',
      custom: '#ffffff',
      none: '#ffffff',
      transparent: '#ffffff',
      unknown: '#ffffff',
    },
  },
};
