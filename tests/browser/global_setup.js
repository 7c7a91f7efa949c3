export { prepareSite as default } from './site.js';
