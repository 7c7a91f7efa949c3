// Offline: a service worker made by Workbox keeps every file of the page, so that after one visit it works without a network.
// A new version waits until the visitor takes it (src/update.js).
import { VitePWA } from 'vite-plugin-pwa';
import { icons } from './icons.js';

export const offline = () => [
  icons(new URL('./public/icon.svg', import.meta.url)),
  ...VitePWA({
    registerType: 'prompt',
    injectRegister: null,                                       // src/update.js registers under its own Trusted Types policy
    includeManifestIcons: false,                                // the device keeps them when it installs the page
    manifest: {
      id: './', start_url: './', scope: './', display: 'standalone',
      name: 'Tierwise', short_name: 'Tierwise', lang: 'en', categories: ['business', 'finance'],
      description: 'Will this influencer campaign pay, how sure is that, and what would change the answer? Nothing you type leaves your device.',
      theme_color: '#fbfaf8', background_color: '#fbfaf8',
      icons: [
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['index.html', 'icon.svg', 'assets/**/*.{js,css,html,wasm,json,woff2}'],
      globIgnores: ['assets/tierwise-estimate-*.wasm'],         // the whole engine has its verbs too, and worker.js takes that one instead
      dontCacheBustURLsMatching: /(?:^|\/)assets\//,            // their names carry a hash already
      inlineWorkboxRuntime: true,                               // one file: importScripts is refused under Trusted Types
      navigateFallback: 'index.html',
      navigateFallbackDenylist: [/\/(?:embed|demo)\//],
      ignoreURLParametersMatching: [/^lang$/, /^embed$/, /^utm_/],
      clientsClaim: true,                                       // the first visit too: what it has yet to load is kept already
      cleanupOutdatedCaches: true,
      sourcemap: false,
    },
  }),
];
