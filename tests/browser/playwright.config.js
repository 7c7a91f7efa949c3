import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.js',
  outputDir: '../../build/browser-results',
  globalSetup: './global_setup.js',
  fullyParallel: true,
  workers: 3,
  retries: 0, // a test that passes sometimes is a test that fails
  forbidOnly: true,
  expect: { timeout: 20_000 }, // a busy machine may take its time
  timeout: 90_000,
  reporter: [['list']],
  use: {
    contextOptions: { reducedMotion: 'reduce' }, // to paint motion takes a quarter of the processor; the tests of motion ask for it
    serviceWorkers: 'block', // one that installs takes a quarter of a test's time; the tests without a network allow it
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
