// Fonts of the embedded element: a style sheet inside a shadow root cannot bring any, so the page around gets them.
import core from '../styles/fonts/geist-core.woff2?url';
import ext from '../styles/fonts/geist-ext.woff2?url';
import tokens from '../styles/tokens.css?inline';

/** Loads the faces of tokens.css once, whatever the number of elements. */
export function loadFonts() {
  if ([...document.fonts].some((face) => face.family.replace(/"/g, '') === 'Geist')) return;
  for (const [, name, rest] of tokens.matchAll(/@font-face\s*\{[^}]*geist-(core|ext)[^}]*?unicode-range:\s*([^;}]+)/g)) {
    document.fonts.add(new FontFace('Geist', `url(${JSON.stringify(name === 'core' ? core : ext)})`, { weight: '400 600', display: 'swap', unicodeRange: rest }));
  }
}
